//! Codes that enrol devices, by their hashes. One code serves as many devices as it was made for, until its time is over.

use super::{Result, Store};
use crate::duty::Duty;
use lantern_wire::{DeviceKind, EnrolCode, TypedCode};
use rand::RngCore as _;
use sha2::{Digest, Sha256};
use sqlx::Connection as _;

/// Wrong digits that may be tried: five guesses at a million.
const TRIES: i64 = 5;
/// How long a device that typed the digits may take to come back, in seconds.
const COME_BACK: i64 = 120;

pub(super) fn hash(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// What a code is good for.
#[derive(Debug, Clone)]
pub(crate) struct NewCode {
    pub(crate) kind: DeviceKind,
    /// What a technician calls the device, or all of them together.
    pub(crate) label: String,
    /// Until when, in seconds since 1970.
    pub(crate) expires: i64,
    /// How many devices.
    pub(crate) uses: u32,
    /// Whose desk it enrols, if somebody has said.
    pub(crate) duty: Option<Duty>,
}

impl Store {
    /// Keeps a code's hash, and the six digits that may be typed instead until `typed_until`. The digits of all earlier
    /// codes for this kind of device are void: whoever types names no code, so there is one to guess at, not many.
    pub(crate) async fn add_code(&self, code: &EnrolCode, new: &NewCode, digits: &TypedCode, typed_until: i64) -> Result<()> {
        const VOID: &str = "UPDATE codes SET digits = NULL WHERE school = $1 AND kind = $2";
        const ADD: &str = "INSERT INTO codes (school, hash, kind, label, expires, uses, digits, typed_until, tries, duty) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let kind = new.kind.as_str();
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let mut work = connection.begin_with(self.begin()).await?;
            sqlx::query(VOID).bind(self.number).bind(kind).execute(&mut *work).await?;
            let add = sqlx::query(ADD).bind(self.number).bind(hash(code.as_bytes())).bind(kind).bind(&new.label);
            let add = add.bind(new.expires).bind(i64::from(new.uses)).bind(digits.as_str()).bind(typed_until).bind(TRIES);
            let add = add.bind(Duty::column(new.duty));
            add.execute(&mut *work).await?;
            work.commit().await
        })
    }

    /// The digits that may be typed now for this kind of device, with the hash of their code; one try is spent. `None`:
    /// there are none, or no more tries.
    pub(crate) async fn try_digits(&self, kind: DeviceKind, now: i64) -> Result<Option<(TypedCode, Vec<u8>)>> {
        const TRY: &str = "UPDATE codes SET tries = tries - 1 WHERE school = $1 AND kind = $2 AND digits IS NOT NULL AND tries > 0 \
             AND typed_until > $3 AND expires > $3 AND used < uses RETURNING digits, hash";
        let row: Option<(String, Vec<u8>)> =
            on!(self, pool => sqlx::query_as(TRY).bind(self.number).bind(kind.as_str()).bind(now).fetch_optional(pool).await?);
        Ok(row.and_then(|(digits, hash)| Some((digits.parse().ok()?, hash))))
    }

    /// Keeps the code that came of an exchange over six digits: for one device, for two minutes, a use of `parent`.
    pub(crate) async fn add_typed(&self, code: &EnrolCode, kind: DeviceKind, parent: &[u8], now: i64) -> Result<()> {
        const ADD: &str = "INSERT INTO codes (school, hash, kind, label, expires, uses, parent) VALUES ($1, $2, $3, '', $4, 1, $5)";
        on!(self, pool => {
            let add = sqlx::query(ADD).bind(self.number).bind(hash(code.as_bytes())).bind(kind.as_str()).bind(now + COME_BACK);
            add.bind(parent).execute(pool).await.map(drop)
        })
    }

    /// Spends one use of a code and enrols a device: its token, told this once, and what a technician calls it. `authority` is
    /// the one it is told. `None`: no such code for this kind now.
    pub(crate) async fn enrol(
        &self,
        code: &EnrolCode,
        kind: DeviceKind,
        now: i64,
        authority: &[u8; 32],
    ) -> Result<Option<([u8; 32], String)>> {
        const TIDY: &str = "DELETE FROM codes WHERE school = $1 AND (expires <= $2 OR used >= uses)";
        const TYPED: &str = "DELETE FROM codes WHERE school = $1 AND hash = $2 AND kind = $3 AND parent IS NOT NULL RETURNING parent";
        const SPEND: &str = "UPDATE codes SET used = used + 1, tries = tries + $4 \
             WHERE school = $1 AND hash = $2 AND kind = $3 RETURNING label, used, uses, duty";
        // Numbers are given one after the other: whoever writes the school's row first, goes first.
        const LOCK: &str = "UPDATE schools SET name = name WHERE number = $1";
        const ADD: &str = "INSERT INTO devices (school, token, kind, label, trusts, duty, number) \
             SELECT $1, $2, $3, $4, $5, $6, coalesce(max(number), 0) + 1 FROM devices WHERE school = $1";
        let mut token = [0; 32];
        rand::rng().fill_bytes(&mut token);
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let spend = async {
                let mut work = connection.begin_with(self.begin()).await?;
                sqlx::query(LOCK).bind(self.number).execute(&mut *work).await?;
                sqlx::query(TIDY).bind(self.number).bind(now).execute(&mut *work).await?;
                let mut hash_of_code = hash(code.as_bytes());
                let typed = sqlx::query_scalar(TYPED).bind(self.number).bind(&hash_of_code).bind(kind.as_str());
                let parent: Option<Vec<u8>> = typed.fetch_optional(&mut *work).await?;
                // Whoever comes back with the code knew the digits: that was no wrong try.
                let tries = i64::from(parent.is_some());
                hash_of_code = parent.unwrap_or(hash_of_code);
                let spend = sqlx::query_as(SPEND).bind(self.number).bind(hash_of_code).bind(kind.as_str()).bind(tries);
                let spent: Option<(String, i64, i64, String)> = spend.fetch_optional(&mut *work).await?;
                let spent = spent.map(|(label, used, uses, duty)| (if uses > 1 { format!("{label} {used}") } else { label }, duty));
                if let Some((label, duty)) = &spent {
                    let add = sqlx::query(ADD).bind(self.number).bind(hash(&token)).bind(kind.as_str()).bind(label).bind(&authority[..]);
                    add.bind(duty).execute(&mut *work).await?;
                }
                work.commit().await?;
                Ok(spent.map(|(label, _)| (token, label)))
            }
            .await;
            if spend.is_err() {
                // As in `keep`: a connection whose transaction broke is not used again.
                connection.close_on_drop();
            }
            spend
        })
    }
}
