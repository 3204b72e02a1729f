import assert from "node:assert/strict";
import { test } from "node:test";
import { OUT_DIR, URL_, listed, openReview, read, saved, sentences, useBrowser, withPage } from "./harness.mjs";

useBrowser();

test("selecting a sentence marks the words it cites; selecting those words marks the sentence", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    const { note, utterances } = await read(page, id);
    const cited = note.sections.flatMap((section) => section.statements).find((statement) => statement.evidence.length > 0);
    assert.ok(cited, "the draft cites something");
    await page.locator(`#statement-${cited.id}`).click();
    const { utterance, start, end } = cited.evidence[0];
    const words = Array.from(utterances[utterance].text).slice(start, end).join("");
    const marked = await page.locator(`#utterance-${utterance} mark`).allInnerTexts();
    assert.ok(marked.join("").includes(words) || words.includes(marked.join("")), `${marked} marks ${words}`);

    await page.locator(`#utterance-${utterance}`).click();
    await page.locator(`.statement.cites #statement-${cited.id}`).waitFor();
    assert.equal(await page.locator("mark").count(), 0, "the marks of the sentence are gone");
    await page.locator(".cited-by .text-link").first().click();
    await page.locator(".statement.selected").waitFor();
  }));

test("turns that no sentence uses say so", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    const { note, utterances } = await read(page, id);
    const used = new Set(note.sections.flatMap((s) => s.statements).flatMap((s) => s.evidence.map((e) => e.utterance)));
    for (const { index } of utterances) {
      const words = await page.locator(`#utterance-${index} .use`).innerText();
      assert.equal(/ikke i notatet/.test(words), !used.has(index), `utterance ${index}`);
    }
  }));

test("every sentence says in words how it stands", () =>
  withPage(async (page) => {
    await openReview(page);
    for (const tags of await page.locator(".statement .status-tags").allInnerTexts()) {
      assert.match(tags, /Støttet|Usikker|Ikke sagt|Motsagt|Skrevet av behandler|Endret/);
    }
  }));

test("a sentence is edited in place, accepted, removed, restored and the last change undone", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    const first = page.locator(".statement").first();
    const before = (await sentences(page))[0];
    await first.locator(".sentence").click();
    await page.getByRole("button", { name: "Endre", exact: false }).first().click();
    await page.getByLabel("Teksten i setningen").fill("Vondt i halsen i fem dager, verst om natten.");
    await page.keyboard.press("Enter");
    await first.getByText("Endret", { exact: true }).waitFor();
    await saved(page);
    assert.equal((await sentences(page))[0], "Vondt i halsen i fem dager, verst om natten.");

    await page.keyboard.press("x");
    await first.getByText("Fjernet", { exact: true }).waitFor();
    await page.keyboard.press("x");
    await first.getByText("Fjernet", { exact: true }).waitFor({ state: "detached" });
    for (let undone = 0; undone < 3; undone += 1) {
      await page.keyboard.press("u");
      await page.waitForTimeout(300);
    }
    await first.locator(".sentence .words").getByText(before, { exact: true }).waitFor();
    const { note } = await read(page, id);
    assert.equal(note.sections.flatMap((s) => s.statements)[0].text, before, "the server has undone it too");

    await first.locator(".sentence").click();
    await page.keyboard.press("a");
    await first.getByText("Godtatt", { exact: true }).waitFor();
  }));

test("a sentence is added to an empty section and moved to another", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    await page.getByRole("button", { name: "Legg til setning under Vurdering" }).click();
    await page.getByLabel("Ny setning under Vurdering").fill("Mest sannsynlig viral halsbetennelse.");
    await page.keyboard.press("Enter");
    const added = page.locator(".statement", { hasText: "viral halsbetennelse" });
    await added.getByText("Skrevet av behandler").waitFor();
    await added.locator(".sentence").click();
    await page.getByRole("button", { name: "Flytt", exact: true }).click();
    await page.getByLabel("Flytt til").selectOption("plan");
    await page.getByRole("button", { name: "Flytt hit" }).click();
    await page.locator("section[aria-labelledby=section-plan] .statement", { hasText: "viral halsbetennelse" }).waitFor();
    const { note } = await read(page, id);
    const plan = note.sections.find(({ section }) => section === "plan");
    assert.ok(plan.statements.some(({ text, origin }) => /viral/.test(text) && origin === "clinician"));
  }));

test("something said but not written is taken into the note, and undone again", () =>
  withPage(async (page) => {
    let chosen = null;
    for (const { id, state } of await listed(page)) {
      const consultation = state === "drafted" ? await read(page, id) : null;
      if (consultation?.note?.omissions.length) chosen ??= consultation;
    }
    assert.ok(chosen, "one of today's drafts has something said but not written");
    const { text } = chosen.note.omissions[0];
    await page.goto(`${URL_}/consultations/${chosen.id}`);
    await page.locator(".omission").first().waitFor();
    await page.keyboard.press("o");
    assert.match(await page.evaluate(() => document.activeElement.id), /^omission-/);
    assert.ok((await page.locator("mark").count()) > 0, "the words are marked in the conversation");
    await page.locator(".omission.selected").getByRole("button", { name: /^Ta med/ }).click();
    await page.locator(".statement", { hasText: text }).waitFor();
    await page.keyboard.press("u");
    await page.locator(".omission", { hasText: text }).waitFor();
  }));

test("a diagnosis is found by searching, added and removed", () =>
  withPage(async (page) => {
    const id = await openReview(page);
    await page.getByLabel("Søk på kode eller ord").fill("R05");
    await page.getByRole("button", { name: /^Legg til R05/ }).first().click();
    await page.getByRole("button", { name: /^Fjern R05/ }).waitFor();
    assert.equal((await read(page, id)).note.diagnoses[0].code, "R05");
    await page.getByRole("button", { name: /^Fjern R05/ }).click();
    await page.getByText("Ingen kode valgt.").waitFor();
  }));

test("single-key shortcuts can be switched off, and stay off", () =>
  withPage(async (page) => {
    await openReview(page);
    await page.keyboard.press("?");
    await page.getByLabel("Hurtigtaster med én tast").uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.locator(".statement").first().waitFor();
    await page.keyboard.press("j");
    assert.equal(await page.locator(".statement.selected").count(), 0);
  }));

test("a picture of the review screen, kept in OUT_DIR where it is set", () =>
  withPage(async (page) => {
    const drafts = (await listed(page)).filter(({ state }) => state === "drafted");
    const fullest = drafts.sort((one, other) => other.statements - one.statements)[0];
    await page.goto(`${URL_}/consultations/${fullest.id}`);
    await page.locator(".statement").first().waitFor();
    const unresolved = page.locator(".statement.unresolved .sentence");
    await ((await unresolved.count()) > 0 ? unresolved : page.locator(".statement .sentence")).first().click();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(600);
    const picture = await page.screenshot(OUT_DIR ? { path: `${OUT_DIR}/review.png` } : {});
    assert.ok(picture.length > 20_000, "the screen is not blank");
  }));
