import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSPHRASE, USERNAME, freshConsultation, listed, signIn, useBrowser, withPage } from "./harness.mjs";

useBrowser();

test("a wrong passphrase is refused in words, and the right one lets in", () =>
  withPage(async (page) => {
    await page.locator("[name=username]").fill(USERNAME);
    await page.locator("[name=passphrase]").fill(`${PASSPHRASE} not`);
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("stemmer ikke").waitFor();
    await signIn(page);
    await page.getByRole("heading", { level: 1, name: "Dagens konsultasjoner" }).waitFor();
  }, { anonymous: true }));

test("an empty form says what is missing and asks nothing of the server", () =>
  withPage(async (page) => {
    await page.locator("[name=username]").press("Enter");
    await page.getByText("Fyll ut både brukernavn og passfrase.").waitFor();
  }, { anonymous: true }));

test("the list names each consultation with its state in words, and opens it", () =>
  withPage(async (page) => {
    await freshConsultation(page);
    await page.reload();
    const rows = page.locator("tbody tr");
    await rows.first().waitFor();
    assert.equal(await rows.count(), (await listed(page)).length);
    for (const row of await rows.all()) {
      assert.match(await row.locator("td").last().innerText(), /Ikke skrevet|Utkast|Signert/);
    }
    await rows.locator("a").first().click();
    await page.waitForURL(/\/consultations\//);
    await page.locator("h1").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "focus goes to the new page's heading");
  }));

test("another day shows that day's consultations, and the browser's back button returns", () =>
  withPage(async (page) => {
    await page.getByRole("button", { name: "Forrige dag" }).click();
    await page.waitForURL(/\?day=\d{4}-\d{2}-\d{2}$/);
    await page.getByRole("heading", { level: 1, name: /^Konsultasjoner / }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Dagens konsultasjoner" }).waitFor();
  }));

test("a pasted conversation is imported, drafted and opened for review", () =>
  withPage(async (page) => {
    await page.getByRole("button", { name: "Hent inn samtale" }).click();
    await page.getByRole("button", { name: "Hent inn", exact: true }).click();
    await page.getByText("Velg en fil eller lim inn samtalen først.").waitFor();
    await page.getByLabel("Samtalen").fill("Lege: Hva plager deg?\nPasient: Jeg har hatt vondt i ryggen i to uker.");
    await page.getByLabel("Pasientens navn").fill("Even Oppdiktet");
    await page.getByRole("button", { name: "Hent inn", exact: true }).click();
    await page.waitForURL(/\/consultations\//);
    const draft = page.getByRole("button", { name: "Lag utkast" });
    const note = page.getByRole("heading", { name: "Notatet", exact: true });
    await draft.or(note).first().waitFor();
    if (await draft.isVisible()) await draft.click();
    await note.waitFor();
  }));

test("signing out ends the session", () =>
  withPage(async (page) => {
    await signIn(page);
    await page.getByRole("button", { name: "Logg ut" }).click();
    await page.locator("[name=username]").waitFor();
    await page.goto(page.url());
    await page.locator("[name=username]").waitFor();
  }, { anonymous: true }));
