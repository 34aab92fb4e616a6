// The office's electronic signature under a PDF.
export { DocumentSigner } from './document-signer';
export { SigningModule } from './signing.module';
