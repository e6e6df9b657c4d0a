//! What desks leave here besides frames: sealed copies of casebooks, and the board of replies. Opaque, as everything here.

use super::{Device, Result, Store};
use lantern_wire::{BOARD_SLOT_LEN, BOARD_SLOTS, MAX_COPIES};
use rand::RngCore as _;
use sqlx::Connection as _;

impl Store {
    /// Keeps a copy in place of the one before. `false`: another desk that is not revoked keeps one under this name, or
    /// there are too many.
    pub(crate) async fn put_copy(&self, desk: &Device, name: &str, body: &[u8]) -> Result<bool> {
        const COUNT: &str = "SELECT count(*) FROM copies WHERE school = $1 AND name <> $2";
        const PUT: &str = "INSERT INTO copies (school, name, device, body) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (school, name) DO UPDATE SET device = excluded.device, body = excluded.body \
             WHERE copies.device = excluded.device OR EXISTS \
             (SELECT 1 FROM devices d WHERE d.school = excluded.school AND d.number = copies.device AND d.revoked = 1)";
        on!(self, pool => {
            let others: i64 = sqlx::query_scalar(COUNT).bind(self.number).bind(name).fetch_one(pool).await?;
            if others >= MAX_COPIES as i64 {
                return Ok(false);
            }
            let put = sqlx::query(PUT).bind(self.number).bind(name).bind(desk.number).bind(body);
            Ok(put.execute(pool).await?.rows_affected() == 1)
        })
    }

    /// The copy under this name.
    pub(crate) async fn copy(&self, name: &str) -> Result<Option<Vec<u8>>> {
        const READ: &str = "SELECT body FROM copies WHERE school = $1 AND name = $2";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).bind(name).fetch_optional(pool).await)
    }

    /// The whole board, made of random bytes before anything was written to it.
    pub(crate) async fn board(&self) -> Result<Vec<u8>> {
        let slots = match self.slots().await? {
            slots if slots.len() == BOARD_SLOTS => slots,
            _ => {
                self.make_board().await?;
                self.slots().await?
            }
        };
        Ok(slots.concat())
    }

    async fn slots(&self) -> Result<Vec<Vec<u8>>> {
        const READ: &str = "SELECT body FROM board WHERE school = $1 ORDER BY slot";
        on!(self, pool => sqlx::query_scalar(READ).bind(self.number).fetch_all(pool).await)
    }

    async fn make_board(&self) -> Result<()> {
        const ADD: &str = "INSERT INTO board (school, slot, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let mut random = vec![0; BOARD_SLOT_LEN];
        on!(self, pool => {
            let mut connection = pool.acquire().await?;
            let mut work = connection.begin_with(self.begin()).await?;
            for slot in 0..BOARD_SLOTS as i64 {
                rand::rng().fill_bytes(&mut random);
                sqlx::query(ADD).bind(self.number).bind(slot).bind(&random[..]).execute(&mut *work).await?;
            }
            work.commit().await
        })
    }

    /// Writes one slot.
    pub(crate) async fn put_slot(&self, slot: u8, body: &[u8]) -> Result<()> {
        const PUT: &str = "UPDATE board SET body = $3 WHERE school = $1 AND slot = $2";
        // All slots are there before the first is written: which one was, a stolen disk does not tell.
        self.board().await?;
        on!(self, pool => sqlx::query(PUT).bind(self.number).bind(i64::from(slot)).bind(body).execute(pool).await.map(drop))
    }
}
