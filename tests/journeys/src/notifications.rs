//! What the app tells the desktop's notification daemon, overheard on the session bus.
//!
//! The daemon is a real one and shows what it is told; this only listens, so a test can say exactly
//! what was sent and how often. Sending is no proof of showing, hence [`Notifications::shown`].

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::StreamExt;
use tokio::process::Command;
use tokio::task::JoinHandle;
use zbus::fdo::MonitoringProxy;
use zbus::message::{Message, Type};
use zbus::zvariant::OwnedValue;
use zbus::{Connection, MatchRule, MessageStream};

use crate::wait::until;
use crate::{Failure, Result};

/// One notification, as the app sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The name the app goes by.
    pub sender: String,
    /// The number of the notification this one replaces; zero for a new one.
    pub replaces: u32,
    /// The heading.
    pub summary: String,
    /// The text below it.
    pub body: String,
    /// Identifiers and labels of its buttons, in turn.
    pub actions: Vec<String>,
}

/// Listens from the moment it is made until it is dropped.
#[derive(Debug)]
pub struct Notifications {
    heard: Arc<Mutex<Vec<Notification>>>,
    listener: JoinHandle<()>,
}

impl Notifications {
    /// Starts to listen on the session bus.
    pub async fn listen() -> Result<Self> {
        let mut messages = overhear().await?;
        let heard = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&heard);
        let listener = tokio::spawn(async move {
            while let Some(Ok(message)) = messages.next().await {
                if let Some(notification) = read(&message) {
                    shared.lock().unwrap_or_else(PoisonError::into_inner).push(notification);
                }
            }
        });
        Ok(Self { heard, listener })
    }

    /// Everything heard so far, oldest first.
    pub fn heard(&self) -> Vec<Notification> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for the first notification whose summary or body has this part.
    pub async fn wait_for(&self, part: &str) -> Result<Notification> {
        until(&format!("a notification with `{part}`"), async || {
            let mut heard = self.heard().into_iter();
            Ok(heard.find(|one| one.summary.contains(part) || one.body.contains(part)))
        })
        .await
    }

    /// How many pop-ups the daemon shows at this moment.
    pub async fn shown(&self) -> Result<usize> {
        let counted = dunstctl(&["count", "displayed"]).await?;
        counted.trim().parse().map_err(|_| Failure::Wrong(format!("dunstctl counted `{counted}`")))
    }

    /// Waits until a pop-up is on the screen.
    pub async fn pop_up(&self) -> Result<()> {
        until("a pop-up on the screen", async || Ok((self.shown().await? > 0).then_some(()))).await
    }

    /// Clicks the newest pop-up, as a person would, once there is one.
    pub async fn click(&self) -> Result<()> {
        self.pop_up().await?;
        dunstctl(&["action", "0"]).await.map(drop)
    }
}

impl Drop for Notifications {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// A connection that receives every call for a notification, whoever makes it.
async fn overhear() -> Result<MessageStream> {
    let connection = Connection::session().await?;
    let rule = MatchRule::builder()
        .msg_type(Type::MethodCall)
        .interface("org.freedesktop.Notifications")?
        .member("Notify")?
        .build();
    let monitor = MonitoringProxy::new(&connection).await?;
    monitor.become_monitor(&[rule], 0).await.map_err(zbus::Error::from)?;
    Ok(MessageStream::from(connection))
}

/// What a call of `Notify` carries, in the order of the standard.
type Notify = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedValue>, i32);

fn read(message: &Message) -> Option<Notification> {
    let (sender, replaces, _icon, summary, body, actions, _hints, _expiry) =
        message.body().deserialize::<Notify>().ok()?;
    Some(Notification { sender, replaces, summary, body, actions })
}

async fn dunstctl(arguments: &[&str]) -> Result<String> {
    let output = Command::new("dunstctl").args(arguments).output().await?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::Wrong(format!("dunstctl {}: {}", arguments.join(" "), said.trim())))
}
