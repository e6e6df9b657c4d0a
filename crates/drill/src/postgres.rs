//! A PostgreSQL of the drill's own: made by `initdb` in a temporary folder, reached by a socket there, gone at the end.

use anyhow::{Context as _, Result};
use std::{
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

/// Makes the cluster, says where it is, and keeps it until its input ends: however the drill ends, it ends with it.
const KEEPER: &str = r#"
set -e
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
test -x "$bin/initdb"
dir=$(mktemp -d /tmp/lantern-pg.XXXXXX)
as=""
if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; fi
cd "$dir"
$as "$bin/initdb" -D "$dir/data" -U lantern -A trust -E UTF8 --locale=C.UTF-8 >"$dir/log" 2>&1
$as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" -o "-c listen_addresses= -c max_connections=200 -k $dir" start >>"$dir/log" 2>&1
echo "$dir"
read -r _ || true
$as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
rm -rf "$dir"
"#;

/// A running PostgreSQL. Ends when dropped.
pub struct Postgres {
    /// Where all of it lies.
    pub folder: PathBuf,
    keeper: Child,
}

impl Postgres {
    /// `None`: it is not installed here.
    pub fn start() -> Result<Option<Self>> {
        let mut keeper =
            Command::new("sh").args(["-c", KEEPER]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut folder = String::new();
        BufReader::new(keeper.stdout.take().context("no output")?).read_line(&mut folder)?;
        let folder = PathBuf::from(folder.trim());
        Ok((!folder.as_os_str().is_empty()).then_some(Self { folder, keeper }))
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("postgres://lantern@localhost/postgres?host={}", self.folder.display())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // It has been asked to end; nothing hangs on how.
        let _ = self.keeper.wait();
    }
}
