//! Things by the ids of rows, as they are read: in order, and in a sound book without a gap, so that an id says where its
//! thing stands.

/// So many things, each with its id.
#[derive(Debug)]
pub(crate) struct ById<T>(Vec<(i64, T)>);

impl<T> Default for ById<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> ById<T> {
    /// The next one, whose id is higher than every id before.
    pub(crate) fn push(&mut self, id: i64, thing: T) {
        self.0.push((id, thing));
    }

    /// Every one, in the order of ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(i64, T)> {
        self.0.iter()
    }

    /// The one with an id.
    pub(crate) fn get(&self, id: i64) -> Option<&T> {
        let place = self.place(id)?;
        self.0.get(place).map(|(_, thing)| thing)
    }

    /// The one with an id, to be changed.
    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut T> {
        let place = self.place(id)?;
        self.0.get_mut(place).map(|(_, thing)| thing)
    }

    fn place(&self, id: i64) -> Option<usize> {
        let (first, _) = self.0.first()?;
        let place = usize::try_from(id.checked_sub(*first)?).ok()?;
        let there = self.0.get(place).is_some_and(|(found, _)| *found == id);
        if there { Some(place) } else { self.0.binary_search_by_key(&id, |(id, _)| *id).ok() }
    }
}
