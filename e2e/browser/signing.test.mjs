import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { acceptAll, freshConsultation, openReview, read, useBrowser, withPage } from "./harness.mjs";

useBrowser();

/** Presses Tab until the wanted element has focus. */
async function tabTo(page, wanted, limit = 80) {
  for (let presses = 0; presses < limit; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
  }
  assert.fail(`Tab never reached ${wanted}`);
}

test("from the list to a signed note with the keyboard alone", () =>
  withPage(async (page) => {
    const id = await freshConsultation(page);
    await page.reload();
    await page.locator(`a[href="/consultations/${id}"]`).waitFor();
    await tabTo(page, `a[href="/consultations/${id}"]`);
    await page.keyboard.press("Enter");
    await page.locator(".statement").first().waitFor();

    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Vondt i halsen i fem dager.");
    await page.keyboard.press("Enter");
    await page.locator(".statement.selected").getByText("Endret", { exact: true }).waitFor();
    await page.reload();
    await page.locator(".statement").first().waitFor();
    await acceptEach(page);

    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByText("Etter signering kan notatet ikke endres.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/^Signert av /).waitFor();
    assert.equal((await read(page, id)).state, "signed");
  }));

/** As `acceptAll`, but an edited sentence may be accepted already. */
async function acceptEach(page) {
  const count = await page.locator(".statement").count();
  for (let turn = 0; turn < count; turn += 1) {
    await page.keyboard.press("j");
    const statement = page.locator(".statement").nth(turn);
    await statement.locator(".sentence[aria-expanded=true]").waitFor();
    if (/Godtatt/.test(await statement.innerText())) continue;
    await page.keyboard.press("a");
    await statement.getByText("Godtatt", { exact: true }).waitFor();
  }
}

test("signing an empty note is refused, and the reason is said", () =>
  withPage(async (page) => {
    await openReview(page);
    for (let turn = await page.locator(".statement").count(); turn > 0; turn -= 1) {
      await page.keyboard.press("j");
      await page.keyboard.press("x");
      await page.locator(".statement.selected").getByText("Fjernet", { exact: true }).waitFor();
    }
    await page.getByRole("heading", { name: "Notatet er tomt" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByText("Skriv minst én setning før du signerer.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Signer notatet" }).count(), 0);
  }));

test("what has not been looked at is said once, in the dialog", () =>
  withPage(async (page) => {
    await openReview(page);
    const count = await page.locator(".statement").count();
    await page.keyboard.press("j");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByText(`Du har ikke vært innom ${count - 1} av ${count} setninger.`).waitFor();
    await page.getByRole("button", { name: "Avbryt" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.matches(".statement.selected .sentence"));
  }));

test("a dialog opened before the next frame gives the keyboard back to the sentence", () =>
  withPage(async (page) => {
    await openReview(page);
    // Faster than any hand, as a slow machine sees a quick one: both keys before anything is drawn.
    await page.evaluate(async () => {
      const press = (key, ctrlKey) => dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }));
      press("j", false);
      await Promise.resolve();
      press("Enter", true);
    });
    await page.getByRole("button", { name: "Avbryt" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.matches(".statement.selected .sentence"));
  }));

test("a signed note shows signer, history and downloads, and takes an addendum", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    await acceptAll(page);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Signer notatet" }).click();
    await page.getByText(/^Signert av /).waitFor();
    assert.equal(await page.locator(".statement, .review-bar").count(), 0, "nothing can be edited");
    await page.locator(".history li", { hasText: "Utkast laget" }).first().waitFor();
    await page.locator(".history li", { hasText: "Signert" }).first().waitFor();

    await page.getByLabel("Nytt tillegg").fill("Pasienten ringte: halsen er bedre.");
    await page.getByRole("button", { name: "Lagre tillegget" }).click();
    await page.locator(".addenda li", { hasText: "halsen er bedre" }).waitFor();
    await page.locator(".history li", { hasText: "Tillegg" }).first().waitFor();

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "FHIR (JSON)" }).click()]);
    assert.match(download.suggestedFilename(), /^notat-[0-9a-f]{8}\.json$/);
    const bundle = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(bundle.resourceType, "Bundle");
    assert.equal((await read(page, id)).note.addenda.length, 1);
  }));
