//! Heavy work: off the server's threads, and no more of it at once than the machine can do.

use tokio::sync::Semaphore;

use crate::ClinicError;

/// Does `work` when one of `turns` is free; [`ClinicError::Interrupted`] when its thread ends early.
pub(crate) async fn in_turn<T: Send + 'static>(
    turns: &'static Semaphore,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ClinicError> {
    let turn = turns.acquire().await.map_err(|_| ClinicError::Interrupted)?;
    // The turn goes along, so that a caller who hangs up does not free it while the work still goes on.
    let working = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    working.await.map_err(|_| ClinicError::Interrupted)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    static TURNS: Semaphore = Semaphore::const_new(1);

    #[tokio::test]
    async fn who_hangs_up_frees_no_turn_before_the_work_is_done() {
        let ((begun, has_begun), (go_on, may_end)) = (tokio::sync::oneshot::channel(), channel::<()>());
        let calling = tokio::spawn(in_turn(&TURNS, move || {
            begun.send(()).expect("the test waits");
            may_end.recv().is_ok()
        }));
        has_begun.await.expect("the work begins");
        calling.abort();
        assert!(calling.await.is_err_and(|error| error.is_cancelled()));
        assert_eq!(TURNS.available_permits(), 0, "the work still goes on");
        go_on.send(()).expect("the work waits");
        assert_eq!(in_turn(&TURNS, || 7).await.ok(), Some(7), "then the turn is free");
    }

    #[tokio::test]
    async fn work_that_panics_is_interrupted_and_frees_its_turn() {
        static OTHER: Semaphore = Semaphore::const_new(1);
        let panicking = in_turn(&OTHER, || assert_eq!(1, 2, "on purpose")).await;
        assert!(matches!(panicking, Err(ClinicError::Interrupted)));
        assert_eq!(OTHER.available_permits(), 1);
    }
}
