//! How far a measured share may be from the true one.

use crate::random::Random;

/// A 95 % interval; both ends lie in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Normal quantile of a two-sided 95 % interval.
const Z: f64 = 1.96;
const DRAWS: usize = 1000;

/// Wilson's 95 % score interval of the share `part` of `whole` (Wilson, JASA 1927); nothing for an empty whole. Each
/// case counts as independent; tokens of one document are not quite, so for them the true interval is somewhat wider.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub fn wilson(part: usize, whole: usize) -> Option<Bounds> {
    if whole == 0 {
        return None;
    }
    let n = whole as f64;
    let p = part as f64 / n;
    let centre = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    // Rounding could otherwise put the ends a hair outside at 0 and at 1.
    let low = if part == 0 { 0.0 } else { (centre - reach) / scale };
    let high = if part == whole { 1.0 } else { (centre + reach) / scale };
    Some(Bounds { low, high })
}

/// Percentile bootstrap (Efron 1979): `figure` of as many cases as there are, drawn with replacement, 1,000 times.
pub(super) fn bootstrap<Case>(
    cases: &[Case],
    random: &mut Random,
    figure: impl Fn(&mut dyn Iterator<Item = &Case>) -> f64,
) -> Option<Bounds> {
    if cases.is_empty() {
        return None;
    }
    let mut figures: Vec<f64> = (0..DRAWS)
        .map(|_| figure(&mut (0..cases.len()).map(|_| &cases[random.below(cases.len())])))
        .collect();
    figures.sort_by(f64::total_cmp);
    Some(Bounds { low: figures[DRAWS / 40 - 1], high: figures[DRAWS - DRAWS / 40] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_as_published() {
        // 15 of 148: 0.0624 to 0.1605 (Newcombe, Statistics in Medicine 1998, table I, method 3).
        let bounds = wilson(15, 148).expect("cases");
        assert!((bounds.low - 0.0624).abs() < 5e-5 && (bounds.high - 0.1605).abs() < 5e-5, "{bounds:?}");
        assert_eq!(wilson(0, 0), None);
        let (none, all) = (wilson(0, 9).expect("cases"), wilson(9, 9).expect("cases"));
        assert!(none.low.abs() < 1e-12 && none.high > 0.2, "{none:?}");
        assert!(all.low < 0.8 && (all.high - 1.0).abs() < 1e-12, "{all:?}");
    }

    #[test]
    fn what_does_not_vary_has_narrow_bounds() {
        let mean = |drawn: &mut dyn Iterator<Item = &f64>| drawn.sum::<f64>() / 4.0;
        let bounds = bootstrap(&[0.5; 4], &mut Random::new([1; 32]), mean).expect("cases");
        assert_eq!(bounds, Bounds { low: 0.5, high: 0.5 });
    }
}
