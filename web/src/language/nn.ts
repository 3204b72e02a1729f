import { nb } from "./nb";
export const nn: typeof nb = nb;
