//! Finding the school's server on the same network, over multicast DNS, for whoever types six digits. What is found is no
//! more than a suggestion: anybody on the network can announce. Where nothing is found, people type the address.

#![allow(clippy::disallowed_methods, reason = "blocks, as its words say: called off the app's loop, and never in a browser")]

use lantern_wire::{MDNS_SERVER, MDNS_SERVICE, enrol::is_server};
use mdns_sd::{ServiceDaemon, ServiceEvent};
use std::time::{Duration, Instant};

/// Most suggestions that are worth showing.
const MOST: usize = 8;

/// The servers (`host:port`) that announce themselves within `wait`; blocks that long, or until `enough` are found.
/// Empty where there is none, or no multicast.
pub fn servers(wait: Duration, enough: usize) -> Vec<String> {
    let Ok(daemon) = ServiceDaemon::new() else { return Vec::new() };
    let mut found = Vec::new();
    if let Ok(events) = daemon.browse(MDNS_SERVICE) {
        let end = Instant::now() + wait;
        while found.len() < enough.min(MOST) {
            let Ok(event) = events.recv_timeout(end.saturating_duration_since(Instant::now())) else { break };
            let ServiceEvent::ServiceResolved(service) = event else { continue };
            let server = service.get_property_val_str(MDNS_SERVER).unwrap_or_default().to_owned();
            if is_server(&server) && !found.contains(&server) {
                found.push(server);
            }
        }
    }
    if let Ok(done) = daemon.shutdown() {
        let _ = done.recv_timeout(Duration::from_millis(200));
    }
    found
}
