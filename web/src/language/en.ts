import { nb } from "./nb";
export const en: typeof nb = nb;
