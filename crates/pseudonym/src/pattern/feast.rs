//! A feast and its year: «julaften 2017», «2. påskedag 2022».

use super::date::year_end;
use super::reading::{FEAST, Reading};

/// The token after a feast with its year that begins at `index`.
pub(super) fn feast_and_year(reading: &Reading<'_, '_>, index: usize) -> Option<usize> {
    let numbered = match (reading.lower(index), reading.lower(index + 1)) {
        ("1" | "2" | "3", ".") => 2,
        ("første" | "fyrste" | "andre" | "annen" | "tredje", _) => 1,
        _ => 0,
    };
    let index = index + numbered;
    if !reading.is(index, FEAST) {
        return None;
    }
    let joined = usize::from(matches!(reading.lower(index + 1), "i" | "," | "året"));
    year_end(reading, index + 1 + joined)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_feast_is_a_date_only_with_its_year() {
        assert_eq!(found("falt nyttårsaften 2019 og"), ["DATE:nyttårsaften 2019"]);
        assert_eq!(found("på julaften totusenogatten"), ["DATE:julaften totusenogatten"]);
        assert_eq!(found("kom hjem på julaften."), [""; 0]);
        assert_eq!(found("falt 2. påskedag 2022, brudd"), ["DATE:2. påskedag 2022"]);
        assert_eq!(found("andre juledag nittenåttifire"), ["DATE:andre juledag nittenåttifire"]);
    }
}
