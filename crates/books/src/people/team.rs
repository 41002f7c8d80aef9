//! Who is there to do something.

use super::TeamMember;
use crate::db::people as rows;
use crate::refusal::Answer;
use crate::session::{Session, Staff};

impl Session<Staff> {
    /// The people of the shop who may sign in, by name.
    pub async fn team(&self) -> Answer<Vec<TeamMember>> {
        rows::team(self.look().await?.conn()).await
    }
}
