// Every column that holds a sealed text: whoever adds one names it here, or a rotation leaves it under the old key.

export interface SealedTable {
  readonly table: string;
  /** A whole number that grows. */
  readonly id: string;
  readonly columns: readonly string[];
  /** Where a text is large; as many as of any other when left out. */
  readonly rowsAtOnce?: number;
}

/** Without sandbox_texts and sandbox_mails, which are gone within a day, and in production hold nothing. */
export const SEALED_TABLES: readonly SealedTable[] = [
  {
    table: 'citizens',
    id: 'id',
    columns: ['mobile_sealed', 'document_sealed', 'temporary_permit_sealed', 'representative_id_sealed'],
  },
  { table: 'enrolments', id: 'id', columns: ['access_code_sealed'] },
  { table: 'outbox', id: 'id', columns: ['body'] },
  { table: 'push_subscriptions', id: 'id', columns: ['sealed'] },
  { table: 'provider_notices', id: 'id', columns: ['body_sealed'] },
  { table: 'push_keys', id: 'id', columns: ['private_key_sealed'] },
  { table: 'hand_overs', id: 'id', columns: ['agent_sealed'] },
  { table: 'claim_messages', id: 'id', columns: ['text_sealed'] },
  { table: 'claim_files', id: 'id', columns: ['content_sealed'], rowsAtOnce: 8 },
  { table: 'staff_alert_ways', id: 'staff_id', columns: ['mail_sealed', 'mobile_sealed'] },
  { table: 'staff', id: 'id', columns: ['totp_sealed'] },
  { table: 'passkeys', id: 'id', columns: ['name_sealed'] },
];
