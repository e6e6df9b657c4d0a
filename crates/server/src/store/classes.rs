//! What a class does together, as small documents: read and written whole, since a school has few of them. Whoever writes
//! holds the school's row meanwhile, so that two replicas do not undo each other's work.

use super::{Result, Store};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::Connection as _;
use std::collections::{BTreeMap, BTreeSet};

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A class.
    Class,
    /// A member of staff.
    Staff,
    /// The promises of a stage.
    Promises,
    /// A locked lesson that was opened.
    Approval,
    /// The secret that the school's tablets share.
    Room,
    /// A session under way.
    Session,
    /// Somebody whose PIN was right.
    Opened,
    /// Misses of a PIN.
    Tries,
    /// How many listen, by replica.
    Presence,
    /// The bars of a session as its teacher has seen them.
    Bars,
    /// A session that is over, for as long as tablets may ask.
    Over,
    /// The record of a lesson that is under way.
    Open,
    /// The record of one that was. Not read along with the others.
    Log,
}

impl Kind {
    const READ: [Self; 12] = [
        Self::Class,
        Self::Staff,
        Self::Promises,
        Self::Approval,
        Self::Room,
        Self::Session,
        Self::Opened,
        Self::Tries,
        Self::Presence,
        Self::Bars,
        Self::Over,
        Self::Open,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Staff => "staff",
            Self::Promises => "promises",
            Self::Approval => "approval",
            Self::Room => "room",
            Self::Session => "session",
            Self::Opened => "opened",
            Self::Tries => "tries",
            Self::Presence => "presence",
            Self::Bars => "bars",
            Self::Over => "over",
            Self::Open => "open",
            Self::Log => "log",
        }
    }

    /// Every tablet keeps it.
    fn is_setup(self) -> bool {
        matches!(self, Self::Class | Self::Staff | Self::Promises | Self::Approval | Self::Room)
    }
}

/// All documents of a school but its log.
#[derive(Debug, Clone, Default)]
pub(crate) struct Docs {
    rows: BTreeMap<(Kind, String), String>,
    changed: BTreeSet<(Kind, String)>,
    /// Of the last change; within one, of that.
    pub(crate) version: i64,
    /// Of the last change of what every tablet keeps.
    pub(crate) setup: i64,
}

impl Docs {
    /// One document; `None` also where it cannot be understood.
    pub(crate) fn get<T: DeserializeOwned>(&self, kind: Kind, id: &str) -> Option<T> {
        serde_json::from_str(self.rows.get(&(kind, id.to_owned()))?).ok()
    }

    /// All of a kind.
    pub(crate) fn all<T: DeserializeOwned>(&self, kind: Kind) -> Vec<(String, T)> {
        let of_kind = self.rows.iter().filter(|((k, _), _)| *k == kind);
        of_kind.filter_map(|((_, id), body)| Some((id.clone(), serde_json::from_str(body).ok()?))).collect()
    }

    /// Writes one.
    pub(crate) fn put<T: Serialize>(&mut self, kind: Kind, id: &str, what: &T) {
        if let Ok(body) = serde_json::to_string(what) {
            let key = (kind, id.to_owned());
            if self.rows.get(&key) != Some(&body) {
                self.rows.insert(key.clone(), body);
                self.changed.insert(key);
            }
        }
    }

    /// Takes one away.
    pub(crate) fn remove(&mut self, kind: Kind, id: &str) {
        let key = (kind, id.to_owned());
        if self.rows.remove(&key).is_some() {
            self.changed.insert(key);
        }
    }
}

const READ: &str = "SELECT id, body FROM class_docs WHERE school = $1 AND kind = $2";
const VERSIONS: &str = "SELECT class_version, setup_version FROM schools WHERE number = $1";

impl Store {
    /// The versions of the last changes: of anything, and of what every tablet keeps.
    pub(crate) async fn class_versions(&self) -> Result<(i64, i64)> {
        on!(self, pool => sqlx::query_as(VERSIONS).bind(self.number).fetch_one(pool).await)
    }

    /// All documents as they are now.
    pub(crate) async fn class_docs(&self) -> Result<Docs> {
        // What changes in between is read again: the version was read before.
        let (version, setup) = self.class_versions().await?;
        let mut docs = Docs { version, setup, ..Docs::default() };
        for kind in Kind::READ {
            let rows: Vec<(String, String)> =
                on!(self, pool => sqlx::query_as(READ).bind(self.number).bind(kind.as_str()).fetch_all(pool).await?);
            docs.rows.extend(rows.into_iter().map(|(id, body)| ((kind, id), body)));
        }
        Ok(docs)
    }

    /// Changes documents in one step, and gives them as they are then.
    pub(crate) async fn class_change<T>(&self, change: impl FnOnce(&mut Docs) -> T) -> Result<(T, Docs)> {
        const LOCK: &str = "UPDATE schools SET class_version = class_version + 1 WHERE number = $1 RETURNING class_version, setup_version";
        const NOTE: &str = "UPDATE schools SET setup_version = $2 WHERE number = $1";
        const PUT: &str = "INSERT INTO class_docs (school, kind, id, body) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (school, kind, id) DO UPDATE SET body = excluded.body";
        const DROP: &str = "DELETE FROM class_docs WHERE school = $1 AND kind = $2 AND id = $3";
        let _turn = self.classes.acquire().await.map_err(|_| sqlx::Error::PoolClosed)?;
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let done = async {
                let mut work = connection.begin_with(self.begin()).await?;
                let (version, setup): (i64, i64) = sqlx::query_as(LOCK).bind(self.number).fetch_one(&mut *work).await?;
                let mut docs = Docs { version, setup, ..Docs::default() };
                for kind in Kind::READ {
                    let rows: Vec<(String, String)> =
                        sqlx::query_as(READ).bind(self.number).bind(kind.as_str()).fetch_all(&mut *work).await?;
                    docs.rows.extend(rows.into_iter().map(|(id, body)| ((kind, id), body)));
                }
                let came = change(&mut docs);
                let changed = std::mem::take(&mut docs.changed);
                if changed.is_empty() {
                    // Nothing is new: nobody is woken.
                    work.rollback().await?;
                    docs.version -= 1;
                    return Ok((came, docs));
                }
                for (kind, id) in &changed {
                    match docs.rows.get(&(*kind, id.clone())) {
                        Some(body) => {
                            let put = sqlx::query(PUT).bind(self.number).bind(kind.as_str()).bind(id).bind(body);
                            put.execute(&mut *work).await?;
                        }
                        None => {
                            sqlx::query(DROP).bind(self.number).bind(kind.as_str()).bind(id).execute(&mut *work).await?;
                        }
                    }
                }
                if changed.iter().any(|(kind, _)| kind.is_setup()) {
                    docs.setup = version;
                    sqlx::query(NOTE).bind(self.number).bind(version).execute(&mut *work).await?;
                }
                work.commit().await?;
                Ok((came, docs))
            }
            .await;
            if done.is_err() {
                connection.close_on_drop();
            }
            done
        })
    }

    /// Sessions that were, by id.
    pub(crate) async fn class_log<T: DeserializeOwned>(&self) -> Result<Vec<T>> {
        const LOG: &str = "SELECT body FROM class_docs WHERE school = $1 AND kind = $2 ORDER BY id";
        let rows: Vec<String> =
            on!(self, pool => sqlx::query_scalar(LOG).bind(self.number).bind(Kind::Log.as_str()).fetch_all(pool).await?);
        Ok(rows.into_iter().filter_map(|body| serde_json::from_str(&body).ok()).collect())
    }

    /// Forgets the record of sessions whose id (it begins with the day) is smaller.
    pub(crate) async fn forget_log(&self, before: &str) -> Result<u64> {
        const DROP: &str = "DELETE FROM class_docs WHERE school = $1 AND kind = $2 AND id < $3";
        on!(self, pool => {
            let drop = sqlx::query(DROP).bind(self.number).bind(Kind::Log.as_str()).bind(before);
            Ok(drop.execute(pool).await?.rows_affected())
        })
    }

    /// The class and the custodian of these devices, all in one step. `None` leaves as it is. Every tablet fetches the list of
    /// classes anew.
    pub(crate) async fn assign(&self, devices: &[i64], class: Option<&str>, custodian: Option<&str>) -> Result<u64> {
        const SET: &str =
            "UPDATE devices SET class = coalesce($3, class), custodian = coalesce($4, custodian) WHERE school = $1 AND number = $2";
        const BUMP: &str = "UPDATE schools SET class_version = class_version + 1, setup_version = class_version + 1 WHERE number = $1";
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let done = async {
                let mut work = connection.begin_with(self.begin()).await?;
                sqlx::query(BUMP).bind(self.number).execute(&mut *work).await?;
                let mut done = 0;
                for device in devices {
                    let set = sqlx::query(SET).bind(self.number).bind(*device).bind(class).bind(custodian);
                    done += set.execute(&mut *work).await?.rows_affected();
                }
                work.commit().await?;
                Ok(done)
            }
            .await;
            if done.is_err() {
                connection.close_on_drop();
            }
            done
        })
    }

    /// After a restore: sessions of then are over and PINs of then are shut, and every tablet asks for everything anew.
    pub(crate) async fn void_sessions(&self) -> Result<()> {
        // What tablets were told after the backup had numbers too: these must be others.
        const BUMP: &str =
            "UPDATE schools SET class_version = class_version + 1000000, setup_version = class_version + 1000000 WHERE number = $1";
        let void = |docs: &mut Docs| {
            let of_then =
                |kind: Kind| matches!(kind, Kind::Session | Kind::Opened | Kind::Tries | Kind::Presence | Kind::Bars | Kind::Open);
            let gone: Vec<(Kind, String)> = docs.rows.keys().filter(|(kind, _)| of_then(*kind)).cloned().collect();
            gone.iter().for_each(|(kind, id)| docs.remove(*kind, id));
        };
        self.class_change(void).await?;
        on!(self, pool => sqlx::query(BUMP).bind(self.number).execute(pool).await.map(drop))
    }

    /// How many tablets that are not revoked belong to each class.
    pub(crate) async fn class_sizes(&self) -> Result<Vec<(String, i64)>> {
        const READ: &str =
            "SELECT class, count(*) FROM devices WHERE school = $1 AND kind = 'tablet' AND revoked = 0 AND class <> '' GROUP BY class";
        on!(self, pool => sqlx::query_as(READ).bind(self.number).fetch_all(pool).await)
    }
}
