/** Somebody whose one-time password was right. */
export type Newcomer = { shopId: string; username: string; oneTime: string };
