//! One mail, over SMTP.

use super::timetable::Words;
use super::{Mail, Security};
use anyhow::Context as _;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Mailboxes, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn message(mail: &Mail, to: &[String], words: &Words) -> anyhow::Result<Message> {
    let address = |text: &String| text.parse::<Mailbox>().with_context(|| format!("mail: {text:?} is no mail address"));
    let mut build: MessageBuilder = Message::builder().from(address(&mail.from)?).subject(words.subject).date_now();
    // Each address in a header of its own kind: nobody learns who else is told.
    let to: Mailboxes = to.iter().map(address).collect::<anyhow::Result<Vec<_>>>()?.into();
    build = build.mailbox(lettre::message::header::Bcc::from(to));
    build.header(ContentType::TEXT_PLAIN).body(words.text.to_owned()).context("mail: the mail cannot be put together")
}

pub(super) fn transport(mail: &Mail, data: &Path) -> anyhow::Result<AsyncSmtpTransport<Tokio1Executor>> {
    let here = mail.server == "localhost" || mail.server.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    anyhow::ensure!(
        mail.security != Security::None || here,
        "mail: without TLS only a mail server on this machine may be used: leave `security` out, or say StartTls or Tls"
    );
    let tls = || -> anyhow::Result<TlsParameters> {
        let mut tls = TlsParameters::builder(mail.server.clone());
        if let Some(ca) = &mail.ca {
            let path = data.join(ca);
            let pem = std::fs::read(&path).with_context(|| format!("mail: {} cannot be read", path.display()))?;
            let certificate = Certificate::from_pem(&pem).with_context(|| format!("mail: {} is no certificate", path.display()))?;
            tls = tls.add_root_certificate(certificate);
        }
        tls.build_rustls().context("mail: TLS cannot be set up")
    };
    let tls = match mail.security {
        Security::StartTls => Tls::Required(tls()?),
        Security::Tls => Tls::Wrapper(tls()?),
        Security::None => Tls::None,
    };
    let mut smtp = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.server).port(mail.port).tls(tls).timeout(Some(PATIENCE));
    if let (Some(user), Some(password)) = (&mail.user, &mail.password) {
        smtp = smtp.credentials(Credentials::new(user.clone(), password.clone()));
    }
    Ok(smtp.build())
}

pub(super) async fn send(mail: &Mail, data: &Path, to: &[String], words: &Words) -> anyhow::Result<()> {
    let message = message(mail, to, words)?;
    let sent = transport(mail, data)?.send(message).await;
    sent.map(drop).with_context(|| format!("the mail server {}:{} did not take it", mail.server, mail.port))
}
