// Port: an authority that stamps with the time what is laid before it (RFC 3161), as bytes in and out.

export interface TimeAuthority {
  /** A TimeStampReq in, a TimeStampResp out, both DER; rejects when there is no answer. */
  answer(request: Uint8Array): Promise<Uint8Array>;
}
