//! Telling tablets on the same network where the server is, over multicast DNS, so that nobody has to type its name along
//! with six digits. It says the address alone; what is found is trusted only once the digits have proved it. Where the
//! network lets no multicast through, people type the address.

use lantern_wire::{MDNS_SERVER, MDNS_SERVICE};
use mdns_sd::{ServiceDaemon, ServiceInfo};
use std::time::Duration;

/// Announces for as long as it lives.
pub(crate) struct Announcement(ServiceDaemon);

impl Announcement {
    /// Announces `server` (`host:port`, as devices reach it).
    ///
    /// # Errors
    /// A machine without a network.
    pub(crate) fn start(server: &str, port: u16) -> Result<Self, mdns_sd::Error> {
        let daemon = ServiceDaemon::new()?;
        daemon.register(service(server, port)?)?;
        Ok(Self(daemon))
    }
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // It says goodbye on the network; nothing waits for long.
        if let Ok(done) = self.0.shutdown() {
            let _ = done.recv_timeout(Duration::from_millis(200));
        }
    }
}

fn service(server: &str, port: u16) -> Result<ServiceInfo, mdns_sd::Error> {
    // Servers side by side have names of their own.
    let name = format!("lantern-{:08x}", rand::random::<u32>());
    let info = ServiceInfo::new(MDNS_SERVICE, &name, &format!("{name}.local."), "", port, &[(MDNS_SERVER, server)][..])?;
    Ok(info.enable_addr_auto())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_the_address_and_nothing_of_the_school() {
        let info = service("lantern.school.internal:8443", 8443).unwrap();
        assert_eq!(info.get_property_val_str(MDNS_SERVER), Some("lantern.school.internal:8443"));
        assert_eq!((info.get_type(), info.get_port(), info.get_properties().iter().count()), (MDNS_SERVICE, 8443, 1));
    }
}
