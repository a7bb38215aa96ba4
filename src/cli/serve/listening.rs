//! Listens on this machine, and for it only.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use crate::cli::Failure;

/// The year of the 42-line Bible.
const PORT: u16 = 1455;
/// How many ports are tried where none was asked for.
const TRIED: u16 = 20;

/// Listens on 127.0.0.1 and, where there is IPv6, on ::1: at the port asked for, else at the first one that is free.
pub(super) fn listen(asked: Option<u16>) -> Result<(Vec<TcpListener>, u16), Failure> {
    let ports = match asked {
        Some(port) => port..=port,
        None => PORT..=PORT + TRIED,
    };
    let mut refused = None;
    for port in ports.clone() {
        match listen_at(port) {
            Ok(listening) => return Ok(listening),
            Err(error) => refused = Some(error),
        }
    }
    let reason = refused.map_or_else(String::new, |error| format!(": {error}"));
    let hint = match asked {
        Some(_) => "leave `--port` out for the next one that is free, or give another",
        None => "give one that is free with `--port`",
    };
    Err(Failure::work(format!("cannot listen on port {}{reason}", ports.start())).hint(hint))
}

fn listen_at(port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
    let first = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    match TcpListener::bind(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        Ok(second) => listeners.push(second),
        // Somebody else would answer at `localhost`.
        Err(error) if error.kind() == ErrorKind::AddrInUse => return Err(error),
        // A machine without IPv6.
        Err(_) => {}
    }
    for listener in &listeners {
        listener.set_nonblocking(true)?;
    }
    Ok((listeners, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_heard() {
        let (listeners, port) = listen(Some(0)).unwrap();
        assert_ne!(port, 0);
        for listener in &listeners {
            let address = listener.local_addr().unwrap();
            assert!(address.ip().is_loopback(), "{address}");
            assert_eq!(address.port(), port);
        }
    }

    #[test]
    fn a_port_that_is_taken_is_told_of() {
        let (_listeners, port) = listen(Some(0)).unwrap();
        let failure = listen(Some(port)).unwrap_err();
        assert!(failure.message.starts_with(&format!("cannot listen on port {port}: ")), "{failure:?}");
        assert_eq!(failure.status(), 1);
    }
}
