use std::time::Duration;

use super::within;

#[tokio::test]
async fn the_answer_is_taken_as_soon_as_there_is_one() {
    let mut asked = 0;
    let answer = within(Duration::from_secs(10), "the third time", async || {
        asked += 1;
        Ok((asked == 3).then_some(asked))
    });
    assert_eq!(answer.await.unwrap(), 3);
}

#[tokio::test]
async fn giving_up_says_what_was_waited_for() {
    let answer = within(Duration::from_millis(120), "a blue moon", async || Ok(None::<()>));
    assert_eq!(answer.await.unwrap_err().to_string(), "waited 0 s for a blue moon");
}
