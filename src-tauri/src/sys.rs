//! What the process asks of the operating system, before anything else runs.

use std::fs::DirBuilder;
use std::io;
use std::path::Path;

use crate::staying;

/// Keeps memory out of core files and spares the graphics driver where there is none.
pub(crate) fn prepare() {
    #[cfg(target_os = "linux")]
    {
        no_core_files();
        draw_without_a_graphics_card();
        code::note();
    }
}

/// Lets go of the memory that code lies in: what runs again is read again, from the system's own copy. For the tray, where
/// most of what the web view is made of is not run for hours.
pub(crate) fn let_go_of_code() {
    #[cfg(target_os = "linux")]
    code::let_go();
}

/// Makes the folder of the books, for this person alone where the system can say so.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut maker = DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder)
}

/// Whether a start is one with the computer, which opens no window.
pub(crate) fn is_hidden(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == staying::HIDDEN)
}

/// The day that `BAHI_TODAY` pretends it is, with a time in UTC or at noon, in a build for development.
pub(crate) fn day_to_pretend() -> Option<String> {
    if cfg!(debug_assertions) { std::env::var("BAHI_TODAY").ok() } else { None }
}

/// Waits until the system asks the program to end. Where it closes the windows instead, this waits for ever.
pub(crate) async fn asked_to_end() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut terminate, mut hang_up) =
            (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
        let mut interrupt = signal(SignalKind::interrupt())?;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
            _ = interrupt.recv() => {}
        }
        Ok(())
    }
    #[cfg(not(unix))]
    std::future::pending().await
}

/// A core file would hold the keys of an open book. The web view's processes inherit the limit.
#[cfg(target_os = "linux")]
fn no_core_files() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(error) = setrlimit(Resource::Core, none) {
        log::warn!("core files could not be switched off: {error}");
    }
}

/// Without a render node the web view's shared buffers only cost memory and time, unless somebody chose otherwise.
#[cfg(target_os = "linux")]
fn draw_without_a_graphics_card() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_some() || has_render_node() {
        return;
    }
    #[expect(unsafe_code, reason = "there is no other thread yet that could read the environment")]
    unsafe {
        std::env::set_var(SWITCH, "1");
    }
}

#[cfg(target_os = "linux")]
fn has_render_node() -> bool {
    let Ok(nodes) = std::fs::read_dir("/dev/dri") else { return false };
    nodes.flatten().any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(target_os = "linux")]
mod code {
    use std::fs;
    use std::ptr::without_provenance_mut;
    use std::sync::OnceLock;

    use rustix::mm::{Advice, madvise};

    /// From which address so many bytes of the program and of the libraries that it was linked with lie: those that nobody
    /// may write to, and nobody did. They are there from before the first line of it runs until it ends.
    static CODE: OnceLock<Vec<(usize, usize)>> = OnceLock::new();

    pub(super) fn note() {
        let maps = fs::read_to_string("/proc/self/smaps").unwrap_or_default();
        let (mut code, mut here) = (Vec::new(), None);
        for line in maps.lines() {
            match line.strip_prefix("Anonymous:") {
                // What the loader wrote into, before it forbade it, is nobody's file any more.
                Some(written) if written.trim() == "0 kB" => code.extend(here.take()),
                Some(_) => here = None,
                None => here = place(line).or(here),
            }
        }
        drop(CODE.set(code));
    }

    /// Where a line of the kernel's list says that a file lies which nobody may write to.
    fn place(line: &str) -> Option<(usize, usize)> {
        let mut words = line.split_whitespace();
        let (from, to) = words.next()?.split_once('-')?;
        let code = matches!(words.next()?, "r-xp" | "r--p") && words.nth(2)? != "0";
        let address = |text| usize::from_str_radix(text, 16).ok();
        let (from, to) = (address(from)?, address(to)?);
        code.then_some((from, to.checked_sub(from)?))
    }

    pub(super) fn let_go() {
        for (from, bytes) in CODE.get().into_iter().flatten() {
            #[expect(unsafe_code, reason = "the kernel is told by address")]
            // SAFETY: the pages are a file's and cannot be written to, so that each comes back as it was; and they were
            // there when the program began, so that nothing else can have come to lie in their place.
            let told =
                unsafe { madvise(without_provenance_mut(*from), *bytes, Advice::LinuxDontNeed) };
            if let Err(error) = told {
                log::warn!("code stays in memory: {error}");
            }
        }
    }
}
