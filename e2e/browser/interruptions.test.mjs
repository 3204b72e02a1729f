import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptAll, openReview, read, saved, secondWindow, signIn, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const TEXT = "Sår hals i fem dager, ikke feber.";

async function beginEdit(page, text = TEXT) {
  await page.locator(".statement").first().locator(".sentence").click();
  await page.keyboard.press("e");
  await page.getByLabel("Teksten i setningen").fill(text);
}

const firstText = async (page, id) => (await read(page, id)).note.sections.flatMap((s) => s.statements)[0].text;

test("an expired session asks for a new sign-in over the page, keeps the text and then saves it", () =>
  withPage(async (page) => {
    await signIn(page);
    const id = await openReview(page);
    await beginEdit(page);
    await page.context().clearCookies();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Du er logget ut" }).waitFor();
    assert.equal(await page.locator(".sentence-editor textarea").inputValue(), TEXT, "the text is still there");
    await signIn(page);
    await page.locator(".statement").first().getByText("Endret", { exact: true }).waitFor();
    assert.equal(await firstText(page, id), TEXT);
  }, { anonymous: true }));

test("a cut connection keeps the text, says so, and saves when it is back", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    await beginEdit(page);
    await page.context().setOffline(true);
    await page.keyboard.press("Enter");
    await page.locator(".sentence-editor").getByText("Ingen kontakt med serveren.").waitFor();
    assert.equal(await page.locator(".sentence-editor textarea").inputValue(), TEXT);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await saved(page);
    assert.equal(await firstText(page, id), TEXT);
  }));

test("a note changed in another window: the newest is shown, the text kept, and it can be saved again", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    const other = await secondWindow(page.url());
    await other.locator(".statement").last().locator(".sentence").click();
    await other.keyboard.press("a");
    await saved(other);

    await beginEdit(page);
    await page.keyboard.press("Enter");
    await page.locator(".sentence-editor").getByText("Notatet er endret et annet sted.").waitFor();
    assert.equal(await page.locator(".sentence-editor textarea").inputValue(), TEXT);
    await page.locator(".statement").last().getByText("Godtatt", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Lagre", exact: true }).click();
    await saved(page);
    assert.equal(await firstText(page, id), TEXT);
    await other.context().close();
  }));

test("a note signed by another window: said in words, and the text comes along to the addendum", () =>
  withPage(async (page) => {
    await openReview(page);
    const other = await secondWindow(page.url());
    await acceptAll(other);
    await other.keyboard.press("Control+Enter");
    await other.getByRole("button", { name: "Signer notatet" }).click();
    await other.getByText(/^Signert av /).waitFor();
    await other.context().close();

    await beginEdit(page);
    await page.keyboard.press("Enter");
    await page.locator(".save-problem").getByText("Notatet er allerede signert.").waitFor();
    assert.equal(await page.locator(".sentence-editor textarea").inputValue(), TEXT);
    await page.getByRole("button", { name: "Vis det signerte notatet" }).click();
    await page.getByText(/^Signert av /).waitFor();
    assert.equal(await page.getByLabel("Nytt tillegg").inputValue(), TEXT);
  }));

test("leaving with unsaved text asks first", () =>
  withPage(async (page) => {
    await openReview(page);
    await beginEdit(page);
    let asked = "";
    page.once("dialog", (dialog) => {
      asked = dialog.message();
      return dialog.dismiss();
    });
    await page.getByRole("link", { name: /Konsultasjoner/ }).click();
    assert.match(asked, /ikke er lagret/);
    assert.equal(await page.locator(".sentence-editor textarea").inputValue(), TEXT);
  }));

test("an unknown consultation and an unknown page say what is safe", () =>
  withPage(async (page) => {
    await page.goto(new URL("/consultations/00000000-0000-4000-8000-000000000000", page.url()).href);
    await page.getByText("Konsultasjonen finnes ikke. Ingenting er endret.").waitFor();
    await page.goto(new URL("/nowhere", page.url()).href);
    await page.getByRole("heading", { name: "Fant ikke siden" }).waitFor();
  }));

test("nothing of the patient is in the address, the window's title or the browser's storage", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    const { patient, utterances } = await read(page, id);
    await beginEdit(page);
    const traces = await page.evaluate(() =>
      [location.href, document.title, JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie].join("\n"),
    );
    for (const secret of [patient.name, TEXT, ...utterances.map(({ text }) => text)]) assert.ok(!traces.includes(secret), secret);
    const databases = await page.evaluate(() => indexedDB.databases());
    assert.deepEqual(databases, []);
  }));
