/** What messages to customers can be: their languages, and what they are for. Total over what the shell knows. */
import type { MessageChannel, TemplateKind, TextLanguage } from '$ipc/bindings';

const languages: Record<TextLanguage, true> = { en: true, hi: true, ur: true };
const kinds: Record<TemplateKind, true> = {
  gentle: true,
  firm: true,
  final: true,
  receipt: true,
  invoice: true,
  balance: true,
};
const ways: Record<MessageChannel, true> = { whatsApp: true, sms: true, email: true };

/** The languages a message can be written in. */
export const textLanguages = Object.keys(languages) as TextLanguage[];

/** What a message can be for. */
export const templateKinds = Object.keys(kinds) as TemplateKind[];

/** The programs a message can be opened in. */
export const channels = Object.keys(ways) as MessageChannel[];

/** The words that may stand in braces, as they are written. */
export const templateWords = [
  'name',
  'shop',
  'amount',
  'since',
  'bills',
  'pay',
  'balance',
  'number',
  'date',
  'due',
] as const;
