//! A tray for the private desktop. It draws nothing: icons register with it as with any other, and a test reads their
//! menu and picks from it over the bus, as a panel would.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};
use zbus::{Connection, Proxy, interface};

use crate::wait::until;
use crate::{Failure, Result};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// An icon: whose it is, and where its object lies.
type Icon = (String, String);

/// Takes icons until it is dropped.
#[derive(Debug)]
pub struct Tray {
    bus: Connection,
    icons: Arc<Mutex<Vec<Icon>>>,
}

#[derive(Debug)]
struct Watcher {
    icons: Arc<Mutex<Vec<Icon>>>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    /// An icon says where it is: its object when it names a path, the usual one when it names itself.
    fn register_status_notifier_item(&self, #[zbus(header)] header: Header<'_>, service: &str) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let icon = match service.strip_prefix('/') {
            Some(_) => (sender, service.to_owned()),
            None => (service.to_owned(), "/StatusNotifierItem".to_owned()),
        };
        self.icons.lock().unwrap_or_else(PoisonError::into_inner).push(icon);
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let icons = self.icons.lock().unwrap_or_else(PoisonError::into_inner);
        icons.iter().map(|(sender, path)| format!("{sender}{path}")).collect()
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

impl Tray {
    /// Puts a tray on the session bus.
    pub async fn put_up() -> Result<Self> {
        let icons = Arc::new(Mutex::new(Vec::new()));
        let bus = Connection::session().await?;
        let watcher = Watcher { icons: Arc::clone(&icons) };
        bus.object_server().at("/StatusNotifierWatcher", watcher).await?;
        bus.request_name(WATCHER).await?;
        Ok(Self { bus, icons })
    }

    /// The lines of the newest icon's menu, once there is an icon.
    pub async fn lines(&self) -> Result<Vec<String>> {
        let menu = self.menu().await?;
        Ok(layout(&menu).await?.into_iter().map(|(_, label)| label).collect())
    }

    /// Picks a line of the newest icon's menu.
    pub async fn pick(&self, line: &str) -> Result<()> {
        let menu = self.menu().await?;
        let lines = layout(&menu).await?;
        let Some((id, _)) = lines.iter().find(|(_, label)| label == line) else {
            return Err(Failure::Wrong(format!("no `{line}` among {lines:?}")));
        };
        Ok(menu.call("Event", &(*id, "clicked", Value::from(0), 0_u32)).await?)
    }

    async fn menu(&self) -> Result<Proxy<'_>> {
        let (sender, path) = until("an icon in the tray", async || {
            Ok(self.icons.lock().unwrap_or_else(PoisonError::into_inner).last().cloned())
        })
        .await?;
        let icon = Proxy::new(&self.bus, sender.clone(), path, ITEM).await?;
        let menu: OwnedObjectPath = icon.get_property("Menu").await?;
        Ok(Proxy::new(&self.bus, sender, menu, MENU).await?)
    }
}

/// A line of a menu as the bus carries it: its number, what is known of it, the lines below.
type Line = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// Numbers and labels of the lines of a menu.
async fn layout(menu: &Proxy<'_>) -> Result<Vec<(i32, String)>> {
    let (_revision, (_, _, lines)): (u32, Line) =
        menu.call("GetLayout", &(0, -1, vec!["label"])).await?;
    let line = |line: &OwnedValue| {
        let fields = line.downcast_ref::<Structure<'_>>().ok()?;
        let (id, known) = (fields.fields().first()?, fields.fields().get(1)?);
        let known: HashMap<String, OwnedValue> = known.try_clone().ok()?.try_into().ok()?;
        let label = known.get("label")?.downcast_ref::<&str>().ok()?.replace('_', "");
        Some((id.downcast_ref::<i32>().ok()?, label))
    };
    Ok(lines.iter().filter_map(line).collect())
}
