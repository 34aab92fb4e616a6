// Reads the OpenAPI document as far as this api uses it.

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface DescribedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface Operation {
  readonly method: string;
  /** `/api/v1/lots/{id}` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
  /** By status, and `default` for every refusal. */
  readonly answers: DescribedOperation['responses'];
  /** What the document says beyond OpenAPI's own words: `x-…`. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export class ApiDescription {
  private readonly document: OpenApiDocument;

  constructor(document: unknown) {
    this.document = document as OpenApiDocument;
  }

  get operations(): readonly Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        method: method.toUpperCase(),
        path,
        parameters: described.parameters ?? [],
        body: described.requestBody?.content['application/json']?.schema,
        answers: described.responses,
        extensions: Object.fromEntries(Object.entries(described).filter(([name]) => name.startsWith('x-'))),
      })),
    );
  }

  /** Without `$ref` and `allOf` at its top. */
  resolve(schema: Schema): Schema {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.slice('#/components/schemas/'.length);
      const found = this.document.components.schemas[name];
      if (found === undefined) throw new Error(`the description has no schema ${name}`);
      return this.resolve(found);
    }
    const [only] = schema.allOf ?? [];
    return only === undefined ? schema : { ...schema, ...this.resolve(only) };
  }
}
