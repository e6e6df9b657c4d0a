//! What the server shows when a device connects: its own certificate, made anew each month, and how it speaks TLS.

use super::Authority;
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls::server::{ClientHello, NoServerSessionStorage, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::TLS13;
use std::sync::{Arc, PoisonError, RwLock};

/// The server's certificate of the month.
#[derive(Debug)]
pub(crate) struct Leaf(RwLock<Arc<CertifiedKey>>);

impl Leaf {
    pub(crate) fn new(authority: &Authority, names: &[String]) -> anyhow::Result<Self> {
        Ok(Self(RwLock::new(Arc::new(authority.leaf(names)?))))
    }

    pub(crate) fn renew(&self, authority: &Authority, names: &[String]) -> anyhow::Result<()> {
        let fresh = Arc::new(authority.leaf(names)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }
}

impl ResolvesServerCert for Leaf {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// How the server speaks TLS: 1.3 alone (all that connect are ours), no tickets and no resumption, so that every connection starts alike.
pub(crate) fn tls(leaf: Arc<Leaf>) -> anyhow::Result<ServerConfig> {
    let provider = Arc::new(default_provider());
    let mut config =
        ServerConfig::builder_with_provider(provider).with_protocol_versions(&[&TLS13])?.with_no_client_auth().with_cert_resolver(leaf);
    config.send_tls13_tickets = 0;
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}
