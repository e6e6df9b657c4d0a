//! A mail server on loopback that keeps what it is given: plain, or with STARTTLS and a certificate of its own.

use rcgen::{CertificateParams, KeyPair};
use rustls_pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// One mail as it came.
#[derive(Debug, Clone, Default)]
pub struct Got {
    pub to: Vec<String>,
    pub text: String,
    /// Who signed in, in base64.
    pub login: String,
    pub encrypted: bool,
}

pub struct Sink {
    pub port: u16,
    /// Its certificate, where it speaks TLS.
    pub pem: String,
    got: Arc<Mutex<Vec<Got>>>,
    /// While true it refuses every mail.
    pub sulks: Arc<Mutex<bool>>,
}

impl Sink {
    pub async fn start(with_tls: bool) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let key = KeyPair::generate().unwrap();
        let made = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().self_signed(&key).unwrap();
        let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = rustls::ServerConfig::builder().with_no_client_auth().with_single_cert(vec![made.der().clone()], der).unwrap();
        let tls = with_tls.then(|| TlsAcceptor::from(Arc::new(config)));
        let sink = Self { port: listener.local_addr().unwrap().port(), pem: made.pem(), got: Arc::default(), sulks: Arc::default() };
        let (got, sulks) = (sink.got.clone(), sink.sulks.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, got, sulks) = (tls.clone(), got.clone(), sulks.clone());
                tokio::spawn(async move {
                    let mut stream = BufReader::new(stream);
                    stream.write_all(b"220 sink\r\n").await.unwrap();
                    if talk(&mut stream, tls.is_some(), false, &got, &sulks).await {
                        let stream = tls.unwrap().accept(stream.into_inner()).await;
                        let Ok(stream) = stream else { return };
                        talk(&mut BufReader::new(stream), false, true, &got, &sulks).await;
                    }
                });
            }
        });
        sink
    }

    pub fn got(&self) -> Vec<Got> {
        self.got.lock().unwrap().clone()
    }
}

/// `true`: the other end wants TLS now.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    offers_tls: bool,
    encrypted: bool,
    got: &Mutex<Vec<Got>>,
    sulks: &Mutex<bool>,
) -> bool {
    let mut mail = Got { encrypted, ..Got::default() };
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return false;
        }
        let said = match line.split_whitespace().next().unwrap_or_default() {
            "EHLO" if offers_tls => "250-sink\r\n250 STARTTLS\r\n",
            "EHLO" => "250-sink\r\n250 AUTH PLAIN\r\n",
            "STARTTLS" => {
                stream.write_all(b"220 go\r\n").await.unwrap();
                return true;
            }
            "AUTH" => {
                mail.login = line.split_whitespace().nth(2).unwrap_or_default().to_owned();
                "235 welcome\r\n"
            }
            "MAIL" if *sulks.lock().unwrap() => "451 not now\r\n",
            "RCPT" => {
                mail.to.push(line.split(['<', '>']).nth(1).unwrap_or_default().to_owned());
                "250 ok\r\n"
            }
            "DATA" => {
                stream.write_all(b"354 go\r\n").await.unwrap();
                loop {
                    let mut line = String::new();
                    if stream.read_line(&mut line).await.unwrap_or(0) == 0 || line == ".\r\n" {
                        break;
                    }
                    mail.text.push_str(&line);
                }
                got.lock().unwrap().push(mail.clone());
                mail = Got { encrypted, login: mail.login, ..Got::default() };
                "250 kept\r\n"
            }
            "QUIT" => {
                let _ = stream.write_all(b"221 bye\r\n").await;
                return false;
            }
            _ => "250 ok\r\n",
        };
        if stream.write_all(said.as_bytes()).await.is_err() {
            return false;
        }
    }
}
