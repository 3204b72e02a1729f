// Opens the workplace in Debian's Chromium against a running server, and fails a test on any breach of the content
// security policy or error of the page.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

export const URL_ = process.env.REFERENT_URL ?? "http://127.0.0.1:8090";
export const USERNAME = process.env.REFERENT_USERNAME;
export const PASSPHRASE = process.env.REFERENT_PASSPHRASE;
export const OUT_DIR = process.env.OUT_DIR;

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
// An invented patient, another one for each import: the same conversation of the same patient is one consultation.
const makePatient = () => ({ name: `Tora Oppdiktet ${randomBytes(3).toString("hex")}` });
const CONVERSATION = [
  "Lege: Hva kan jeg hjelpe deg med i dag?",
  "Pasient: Jeg har hatt vondt i halsen i fem dager, og det er verst om natta.",
  "Lege: Har du hatt feber?",
  "Pasient: Nei, jeg har ikke hatt feber.",
  "Lege: Bruker du noen medisiner?",
  "Pasient: Jeg bruker Paracet 500 milligram tre ganger daglig.",
  "Lege: Jeg ser at halsen er rød på høyre side. CRP er 12. Ta kontakt om en uke hvis det ikke blir bedre.",
].join("\n");

let browser;
let signedIn;

/** One browser and one sign-in for all tests of a file. */
export function useBrowser() {
  before(async () => {
    assert.ok(USERNAME && PASSPHRASE, "set REFERENT_USERNAME and REFERENT_PASSPHRASE");
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
    const page = await open(null);
    await signIn(page);
    signedIn = await page.context().storageState();
    await page.context().close();
  });
  after(() => browser?.close());
}

async function open(storageState, viewport = { width: 1440, height: 900 }) {
  const context = await browser.newContext({ storageState: storageState ?? undefined, viewport, locale: "nb-NO", acceptDownloads: true });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) page.faults.push(message.text());
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  return page;
}

/** Runs `steps` with a page, signed in unless told otherwise, and checks that the page met no fault. */
export async function withPage(steps, { anonymous = false, viewport } = {}) {
  const page = await open(anonymous ? null : signedIn, viewport);
  try {
    await page.goto(URL_);
    await page.locator("h1").waitFor();
    await steps(page);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
  }
}

/** A second window of the same person: its own cookies, its own page. */
export async function secondWindow(address) {
  const page = await open(signedIn);
  await page.goto(address);
  await page.locator("h1").waitFor();
  return page;
}

export async function signIn(page) {
  if (page.url() === "about:blank") await page.goto(URL_);
  await page.locator("[name=username]").fill(USERNAME);
  await page.locator("[name=passphrase]").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.locator("[name=passphrase]").waitFor({ state: "detached" });
}

async function request(page, method, path, data) {
  const reply = await page.request.fetch(`${URL_}${path}`, { method, data, headers: { "X-Referent": "1" } });
  return { status: reply.status(), body: await reply.json().catch(() => null) };
}

/** Imports a consultation of the tests' own, and gives its number. */
export async function importConversation(page, content = CONVERSATION) {
  const made = await request(page, "POST", "/api/consultations", {
    format: "text", content, language: "nb", setting: "fastlege", patient: makePatient(),
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.id;
}

/** Imports and drafts a consultation of the tests' own, and gives its number. */
export async function freshConsultation(page, content = CONVERSATION) {
  const id = await importConversation(page, content);
  const drafted = await request(page, "POST", `/api/consultations/${id}/draft`);
  assert.ok([201, 409].includes(drafted.status), JSON.stringify(drafted.body));
  return id;
}

export const read = async (page, id) => (await request(page, "GET", `/api/consultations/${id}`)).body;
export const listed = async (page) => (await request(page, "GET", "/api/consultations")).body.consultations;

/** Opens a fresh consultation for review. */
export async function openReview(page, content) {
  const id = await freshConsultation(page, content);
  await page.goto(`${URL_}/consultations/${id}`);
  await page.locator(".statement").first().waitFor();
  return id;
}

export const sentences = (page) => page.locator(".statement:not(.removed) .sentence .words").allInnerTexts();

/** Waits until the page says that it is saved. */
export const saved = (page) => page.locator(".save", { hasText: /^(Lagret|Lagra|Saved) / }).waitFor();

/** Accepts every sentence with the keyboard, so that nothing hinders signing. */
export async function acceptAll(page) {
  const count = await page.locator(".statement").count();
  for (let turn = 0; turn < count; turn += 1) {
    await page.keyboard.press("j");
    await page.locator(".statement").nth(turn).locator(".sentence[aria-expanded=true]").waitFor();
    await page.keyboard.press("a");
    await page.locator(".statement.selected .status-tags", { hasText: "Godtatt" }).waitFor();
  }
}

export async function assertReflows(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, `${where} scrolls sideways at 320 px`);
}

/** All WCAG 2.1 A and AA rules of axe, none switched off. */
export async function assertAccessible(page, where) {
  await page.waitForTimeout(250); // animations of dialogs change contrast while they run
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  assert.deepEqual(said, [], `axe on ${where}`);
}
