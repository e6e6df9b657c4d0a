//! A PostgreSQL of the tests' own: made by `initdb` in a temporary folder, reached by a socket there, gone when the tests
//! are. Each test takes a school of its own in it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Makes the cluster, says where it is, and keeps it until its input ends: however the tests end, it ends with them.
/// `fsync=off`: what a test would find after a power cut is PostgreSQL's business, not ours.
const KEEPER: &str = r#"
set -e
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
test -x "$bin/initdb"
dir=$(mktemp -d /tmp/lantern-pg.XXXXXX)
as=""
if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; fi
cd "$dir"
$as "$bin/initdb" -D "$dir/data" -U lantern -A trust -E UTF8 --locale=C.UTF-8 -N >"$dir/log" 2>&1
$as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/server.log" -o "-c listen_addresses= -c fsync=off -c max_connections=300 -k $dir" start >>"$dir/log" 2>&1
echo "$dir"
read -r _ || true
$as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
rm -rf "$dir"
"#;

struct Cluster {
    url: String,
    _keeper: Child,
}

fn cluster() -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    let start = || {
        let mut keeper =
            Command::new("sh").args(["-c", KEEPER]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut dir = String::new();
        BufReader::new(keeper.stdout.take()?).read_line(&mut dir).ok()?;
        let dir = dir.trim().to_owned();
        if dir.is_empty() {
            eprintln!("NOT TESTED ON POSTGRESQL: apt-get install postgresql, then run these tests again");
            return None;
        }
        Some(Cluster { url: format!("postgres://lantern@localhost/postgres?host={dir}"), _keeper: keeper })
    };
    CLUSTER.get_or_init(start).as_ref()
}

/// Address of the database; `None`, and one loud line, where PostgreSQL is not installed.
pub fn url() -> Option<&'static str> {
    cluster().map(|c| c.url.as_str())
}

/// A name that no other test's school has.
pub fn school() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("school-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
