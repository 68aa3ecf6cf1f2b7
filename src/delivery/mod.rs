//! Delivery: the files of a run, put into their folder as one set.
//!
//! A folder holds files and the `report.json` that names them with their digests. While a set is exchanged
//! for another no `report.json` stands there, so that whatever report stands names files that are its own:
//!
//! 1. a list of all passing files is written, `.banmian-staging`, then these files themselves;
//! 2. `report.json` becomes `.report.json` (an empty one where there was none): from here on the folder
//!    is unfinished;
//! 3. files that have to go go, the passing ones move to their places, `report.json` last;
//! 4. the list and `.report.json` go.
//!
//! A run that is killed leaves the list, and from step 2 on `.report.json`: the next one that writes there
//! removes what these two name, and nothing else. Nothing is ever removed through a link, nor by a name
//! that a report cannot have given. One run at a time writes into a folder: [`Disk::lock`].
//!
//! Everything is asked of a [`Disk`], so that tests can make every single step of it fail.

mod disk;
mod folder;
mod list;
mod named;

pub use disk::{DeliveryError, Disk, Entry, Lock, LockError};
pub use folder::{Before, Folder, Place};
pub use named::Named;
