// Runs the browser tests against the mock of the contract in web/mock, so that they are known to work without a server.
import { spawn } from "node:child_process";
import { once } from "node:events";

const port = process.env.PORT ?? "8091";
const mock = spawn(process.execPath, ["../../web/mock/server.mjs", port], { stdio: ["ignore", "pipe", "inherit"] });
await once(mock.stdout, "data");
const environment = {
  ...process.env,
  REFERENT_URL: `http://127.0.0.1:${port}`,
  REFERENT_USERNAME: "solveig",
  REFERENT_PASSPHRASE: "rolig hav under nordlys",
};
const tests = spawn("npm", ["test", "--silent"], { stdio: "inherit", env: environment });
const [code] = await once(tests, "exit");
mock.kill();
process.exit(code ?? 1);
