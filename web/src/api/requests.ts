/** One function for each request of the contract. Each throws a `Problem`. */
import { call, callOnce, client } from "./client";
import type { Diagnosis, Edit, ExportFormat } from "./model";
import type { components } from "./schema";

export const readSession = () => callOnce(() => client.GET("/api/session"));

export const signIn = (username: string, passphrase: string) =>
  callOnce(() => client.POST("/api/session", { body: { username, passphrase } }));

export const signOut = () => callOnce(() => client.DELETE("/api/session"));

export const listConsultations = (day: string | null) =>
  call(() => client.GET("/api/consultations", { params: { query: day ? { day } : {} } }));

export const importConsultation = (body: components["schemas"]["Import"]) =>
  call(() => client.POST("/api/consultations", { body }));

export const readConsultation = (id: string) =>
  call(() => client.GET("/api/consultations/{id}", { params: { path: { id } } }));

export const draftNote = (id: string) =>
  call(() => client.POST("/api/consultations/{id}/draft", { params: { path: { id } } }));

export const editNote = (id: string, revision: number, edit: Edit) =>
  call(() => client.POST("/api/consultations/{id}/edits", { params: { path: { id } }, body: { revision, edit } }));

export const signNote = (id: string, revision: number) =>
  call(() => client.POST("/api/consultations/{id}/sign", { params: { path: { id } }, body: { revision } }));

export const addAddendum = (id: string, text: string) =>
  call(() => client.POST("/api/consultations/{id}/addenda", { params: { path: { id } }, body: { text } }));

export const readHistory = (id: string) =>
  call(() => client.GET("/api/consultations/{id}/history", { params: { path: { id } } }));

export const readIdentities = (id: string) =>
  call(() => client.GET("/api/consultations/{id}/identities", { params: { path: { id } } }));

export const markMissed = (id: string, body: components["schemas"]["MarkRequest"]) =>
  call(() => client.POST("/api/consultations/{id}/identities/marks", { params: { path: { id } }, body }));

export const takeMarkBack = (id: string, mark: string) =>
  call(() => client.DELETE("/api/consultations/{id}/identities/marks/{mark}", { params: { path: { id, mark } } }));

export const searchTerminology = (system: Diagnosis["system"], query: string) =>
  call(() => client.POST("/api/terminology/search", { body: { system, query } }));

/** The exported file. Fetched rather than linked to, so that an expired session asks for a sign-in and not a broken file. */
export const exportNote = (id: string, format: ExportFormat): Promise<Blob> =>
  call(async () => {
    const response = await fetch(`/api/consultations/${id}/export/${format}`, { headers: { "X-Referent": "1" } });
    if (response.ok) return { data: await response.blob(), response };
    return { error: await response.json().catch(() => null), response };
  });
