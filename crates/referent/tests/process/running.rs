//! The real program as a process, and a client that talks to it over a real socket.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_referent");
/// The passphrase of the account that [`make_account`] makes.
pub(crate) const PASSPHRASE: &str = "fire rolige ord her";

/// A serving program; killed without warning when dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it serves.
    pub(crate) address: String,
}

impl Server {
    /// Starts the program on `data` and a free port, and waits until it serves.
    pub(crate) fn start(data: &Path) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["--data", path(data), "serve"])
            .env("REFERENT_LISTEN", "127.0.0.1:0")
            .env("TMPDIR", data.join("tmp"))
            .stdout(Stdio::piped())
            .stderr(
                std::fs::File::options().create(true).append(true).open(data.join("stderr")).expect("a file"),
            )
            .spawn()
            .expect("the program starts");
        let stdout = child.stdout.take().expect("piped");
        let lines = BufReader::new(stdout).lines().map(|line| line.expect("UTF-8"));
        let said =
            lines.into_iter().find(|line| line.starts_with("serving on")).expect("it says where it serves");
        let address = said.trim_start_matches("serving on ").to_owned();
        Self { child, address }
    }

    /// The process.
    pub(crate) fn process(&self) -> u32 {
        self.child.id()
    }

    /// Ends the program as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("SIGKILL");
        self.child.wait().expect("ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// A file that only its owner reads; the program takes no other for a secret.
pub(crate) fn write_secret(path: &Path, content: &str) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::write(path, content).expect("a file");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).expect("a mode");
}

/// A data folder with one clinician, `kari`.
pub(crate) fn make_account(data: &Path) -> PathBuf {
    std::fs::create_dir_all(data.join("tmp")).expect("a folder");
    let passphrase = data.join("passphrase");
    write_secret(&passphrase, PASSPHRASE);
    let made = Command::new(PROGRAM)
        .args([
            "--data",
            path(data),
            "account",
            "kari",
            "--name",
            "Kari Testesen",
            "--profession",
            "fastlege",
        ])
        .args(["--passphrase-file", path(&passphrase)])
        .output()
        .expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    passphrase
}

/// A signed-in clinician.
pub(crate) struct Client {
    agent: ureq::Agent,
    address: String,
    cookie: String,
}

/// What came back: the status and the body.
pub(crate) type Answer = (u16, String);

impl Client {
    /// Signs `kari` in.
    pub(crate) fn sign_in(server: &Server) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut client = Self { agent, address: server.address.clone(), cookie: String::new() };
        let request = client.agent.post(format!("{}/api/session", client.address)).header("x-referent", "1");
        let body = json!({"username": "kari", "passphrase": PASSPHRASE}).to_string();
        let response = request.send(body).expect("the server answers");
        assert_eq!(response.status(), 200);
        let cookie = response.headers().get("set-cookie").expect("a cookie").to_str().expect("ASCII");
        cookie.split(';').next().expect("a cookie").clone_into(&mut client.cookie);
        client
    }

    /// POST; an error when the server is gone.
    pub(crate) fn try_post(&self, path: &str, body: &Value) -> Result<Answer, ureq::Error> {
        let request = self.agent.post(format!("{}{path}", self.address));
        let request = request.header("cookie", &self.cookie).header("x-referent", "1");
        let mut response = request.send(body.to_string())?;
        Ok((response.status().as_u16(), response.body_mut().read_to_string()?))
    }

    /// POST.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        self.try_post(path, body).expect("the server answers")
    }

    /// GET.
    pub(crate) fn get(&self, path: &str) -> Answer {
        let request = self.agent.get(format!("{}{path}", self.address)).header("cookie", &self.cookie);
        let mut response = request.call().expect("the server answers");
        let status = response.status().as_u16();
        let bytes = response.body_mut().with_config().limit(64 * 1024 * 1024).read_to_vec().expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// The JSON of an answer.
pub(crate) fn json_of(answer: &Answer) -> Value {
    serde_json::from_str(&answer.1).unwrap_or_else(|_| panic!("not JSON: status {}", answer.0))
}
