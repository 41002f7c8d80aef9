//! What the desktop offers on its session bus. Where there is none, nothing is offered; elsewhere than on Linux everything
//! always is.

/// Whether notifications are shown: handing one over succeeds with nobody there to take it.
pub(crate) async fn shows_notifications() -> bool {
    #[cfg(target_os = "linux")]
    return linux::serves_notifications().await.unwrap_or(false);
    #[cfg(not(target_os = "linux"))]
    true
}

/// Whether the icons of a tray are shown.
pub(crate) async fn has_tray() -> bool {
    #[cfg(target_os = "linux")]
    return linux::shows_icons().await.unwrap_or(false);
    #[cfg(not(target_os = "linux"))]
    true
}

#[cfg(target_os = "linux")]
mod linux {
    use zbus::fdo::DBusProxy;
    use zbus::{Connection, Proxy, Result};

    const NOTIFICATIONS: &str = "org.freedesktop.Notifications";
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";

    /// Whether somebody on the bus takes notifications, or would be started to.
    pub(super) async fn serves_notifications() -> Result<bool> {
        let bus = DBusProxy::new(&Connection::session().await?).await?;
        let there = bus.name_has_owner(NOTIFICATIONS.try_into()?).await?;
        let startable = bus.list_activatable_names().await?;
        Ok(there || startable.iter().any(|name| name.as_str() == NOTIFICATIONS))
    }

    /// Who watches over icons says whether anybody shows them.
    pub(super) async fn shows_icons() -> Result<bool> {
        let bus = Connection::session().await?;
        let watcher = Proxy::new(&bus, WATCHER, "/StatusNotifierWatcher", WATCHER).await?;
        watcher.get_property("IsStatusNotifierHostRegistered").await
    }
}
