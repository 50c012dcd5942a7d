import type { ReceivedFile } from '#shared/contract/signing/rules.ts';
import type { Envelope } from '#shared/contract/signing/schema.ts';
import { sha256Hex } from '#shared/kernel/hash.ts';

/** A PDF to be signed, and by whom. */
export interface ToSign {
  readonly draftId: string;
  readonly draftVersion: number;
  readonly pdf: Uint8Array;
  readonly sha256: string;
  /** Organisations in whose name it has to be signed. */
  readonly parties: readonly string[];
}

/**
 * A service that has documents signed. It is handed a PDF and gives the signed file back; that the file is a copy of what it was handed is
 * verified here and not taken on trust (`shared/contract/signing/rules.ts`). Either may throw Rejection `unavailable`.
 */
export interface SigningProvider {
  readonly name: string;
  /** Hands a document over; handing the same over again gives the same envelope. */
  readonly send: (document: ToSign) => Promise<Pick<Envelope, 'envelopeId'>>;
  /** The file as far as it has been signed. `document` is what was handed over, made again. */
  readonly receive: (envelopeId: string, document: () => Promise<ToSign>, now: string) => Promise<ReceivedFile>;
}

/**
 * Stands in for a provider on one machine: keeps nothing, and has every side sign at once. The signature is a remark after the PDF's end
 * that names the envelope and the signers; it proves nothing about anybody.
 */
export const localProvider: SigningProvider = {
  name: 'local',
  send: async ({ draftId, draftVersion, sha256 }) => ({
    envelopeId: sha256Hex(`${draftId} ${draftVersion} ${sha256}`).slice(0, 32),
  }),
  receive: async (envelopeId, document, now) => {
    const { pdf, parties } = await document();
    const lines = [
      `% Startup Plus local signature, envelope ${envelopeId}`,
      ...parties.map(party => `% signed for ${party}`),
    ];
    return {
      provider: 'local',
      envelopeId,
      bytes: Buffer.concat([pdf, Buffer.from(`\n${lines.join('\n')}\n%%EOF\n`)]),
      signers: parties.map(organisationId => ({ organisationId, at: now })),
    };
  },
};

/** The provider of a stage; in production there is none until one is contracted. */
export const providerOf = (stage: string): SigningProvider | undefined =>
  stage === 'sandbox' ? localProvider : undefined;
