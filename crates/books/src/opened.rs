//! An open shop: its book, its keys, its settings, and the anchor of the last acknowledged link.

use std::path::PathBuf;

use sqlx::sqlite::SqliteConnection;

use crate::db::book::{Book, image};
use crate::db::shop::ShopRow;
use crate::refusal::{Answer, Refusal};
use crate::sample::SampleFolder;
use crate::shops;
use crate::trail::Action;
use crate::values::Moment;

/// An open shop. Dropping it locks: keys are wiped.
pub(crate) struct Opened {
    pub(crate) book: Book,
    pub(crate) keys: vault::Unlocked,
    pub(crate) head: vault::HeadFile,
    pub(crate) shop: ShopRow,
    /// Where it lies.
    pub(crate) folder: PathBuf,
    /// The folder to remove when this is closed: only the sample shop has one.
    pub(crate) sample: Option<SampleFolder>,
    /// Something was written since the last checkpoint.
    pub(crate) dirty: bool,
    /// Ticks of the clock at the last write.
    pub(crate) written: bool,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("book", &self.book).finish_non_exhaustive()
    }
}

impl Opened {
    /// A shop as it was just opened.
    pub(crate) fn new(
        book: Book,
        keys: vault::Unlocked,
        head: vault::HeadFile,
        shop: ShopRow,
        folder: PathBuf,
    ) -> Self {
        Self { book, keys, head, shop, folder, sample: None, dirty: true, written: true }
    }

    /// Commits the open transaction and anchors its link. The entry is saved by then, so an anchor that cannot be written
    /// is a note in the log and not a refusal.
    pub(crate) async fn commit(&mut self) -> Answer<()> {
        self.save().await?;
        self.note_anchor();
        Ok(())
    }

    /// Writes the anchor of what is saved, or a note in the log.
    pub(crate) fn note_anchor(&mut self) {
        if let Err(error) = self.anchor() {
            log::warn!("the anchor was not written: {error}");
        }
    }

    /// Commits the first rows of a shop, or closes it as it is. Its anchor is what lists the shop, so it is part of them.
    pub(crate) async fn commit_first(mut self) -> Answer<Self> {
        let saved = self.save().await;
        match saved.and_then(|()| Ok(self.anchor()?)) {
            Ok(()) => Ok(self),
            Err(refused) => {
                self.book.leave().await?;
                Err(refused)
            }
        }
    }

    async fn save(&mut self) -> Answer<()> {
        let Some(tail) = self.book.recorded.take() else {
            return Err(Refusal::Internal { reference: "no link".to_owned() }.into());
        };
        self.book.commit(tail).await?;
        self.dirty = true;
        self.written = true;
        Ok(())
    }

    /// Opens the book anew after an error of the disk, and reads the shop again: what was under way may have been saved.
    pub(crate) async fn mend(&mut self, today: ledger::Date) -> Answer<()> {
        self.book.mend(&self.file(), &self.keys.data_key().pragma_hex()).await?;
        self.shop = crate::db::shop::read(&mut self.book.conn, |_| today).await?;
        Ok(())
    }

    /// The file with everything in it, to be read beside the book for as long as nothing is written.
    pub(crate) async fn image(&mut self) -> Answer<SqliteConnection> {
        self.book.checkpoint().await?;
        image(&self.file(), &self.keys.data_key().pragma_hex()).await
    }

    fn file(&self) -> PathBuf {
        self.folder.join(shops::book_name(self.keys.header().generation()))
    }

    fn anchor(&mut self) -> Result<(), vault::VaultError> {
        let tail = &self.book.tail;
        self.head.write(vault::Head { seq: u64::try_from(tail.seq).unwrap_or(0), hash: tail.hash })
    }

    /// Removes the file that this book was written anew from. One that stays is a note in the log, and goes another time.
    pub(crate) fn clear_generations(&self) {
        let generation = self.keys.header().generation();
        if let Err(refused) = crate::generations::clear(&self.folder, generation) {
            log::warn!("a book that was written anew stays: {:?}", refused.refusal);
        }
    }

    /// Keeps a copy of the key header in the book, and puts it back when an older one was put in its place. A book that
    /// cannot take the copy now does when it is next opened: a full disk is no reason not to let anyone in.
    pub(crate) async fn mirror_header(&mut self, now: Moment) -> Answer<()> {
        let kept = self.shop.header_seq;
        let seq = i64::try_from(self.keys.header().seq()).unwrap_or(i64::MAX);
        if seq < kept {
            let mirror = crate::db::shop::header_mirror(&mut self.book.conn).await?;
            self.keys.adopt(&vault::Header::from_bytes(&mirror)?)?;
        } else if seq > kept
            && let Err(refused) = self.follow_header(now, seq).await
        {
            log::warn!("the book follows its keys later: {:?}", refused.refusal);
        }
        Ok(())
    }

    async fn follow_header(&mut self, now: Moment, seq: i64) -> Answer<()> {
        self.book.begin().await?;
        let mirror =
            vault::Header::from_bytes(&crate::db::shop::header_mirror(&mut self.book.conn).await?)?;
        let (conn, header) = (&mut self.book.conn, self.keys.header());
        let renamed = crate::db::people::follow_labels(conn, &mirror, header, now).await?;
        crate::db::shop::set_header_mirror(conn, header).await?;
        self.book.plain_link(now.0, Action::KeysChange).await?;
        for (person, before) in renamed {
            crate::people::tell_rename(&mut self.book, person, &before, now).await?;
        }
        self.commit().await?;
        self.shop.header_seq = seq;
        Ok(())
    }

    /// Empties the write-ahead log once the counter has been quiet for a moment.
    pub(crate) async fn rest(&mut self) -> Answer<bool> {
        if std::mem::take(&mut self.written) || !self.dirty || self.book.is_doubted() {
            return Ok(false);
        }
        self.book.checkpoint().await?;
        self.dirty = false;
        Ok(true)
    }

    /// Checkpoints, closes and forgets the keys. Nobody could open the sample shop again, so it is removed.
    pub(crate) async fn close(self) -> Answer<()> {
        let Self { book, keys, head, sample, .. } = self;
        let closed = book.close().await;
        // The keys hold the lock on the folder, which no system lets go of while it is held.
        drop((keys, head));
        sample.map_or(Ok(()), SampleFolder::remove)?;
        closed
    }
}
