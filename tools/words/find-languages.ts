// Finds where a file spells a language out: `'zh'`, `lang === 'en'`, `{ zh: … }`, `titleEn`, `language = 'zh'` in SQL, lang="en" in a template.
import ts from 'typescript';

/** Codes of two letters, as the list of languages has them: `zh`, `en`. */
export class LanguageFinder {
  private readonly whole: RegExp;
  private readonly inText: RegExp;
  private readonly inName: RegExp;
  /** Without this in its source a script has none of the others, and need not be parsed. */
  private readonly inSource: RegExp;

  constructor(codes: readonly string[]) {
    const code = `(?:${codes.join('|')})`;
    const capital = `(?:${codes.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join('|')})`;
    const region = '(?:-[A-Z][A-Za-z]+)*';
    // A text that is nothing else, or a path that ends in it.
    this.whole = new RegExp(String.raw`^(?:\.{1,2}/(?:.*/)?)?${code}${region}$`);
    // A query, an attribute, a column, a value in SQL, a member in a template.
    this.inText = new RegExp(
      String.raw`\blang(?:uage)?=["']?${code}\b${region}|\b[a-z]+_${code}\b|'${code}${region}'|\.${code}\b(?![.=\w])`,
      'g',
    );
    this.inName = new RegExp(String.raw`^${code}$|^${code}[A-Z]\w*$|\w${capital}$`);
    this.inSource = new RegExp(String.raw`(?<![A-Za-z])${code}(?![a-z])|\w${capital}(?!\w)|\\[ux]`);
  }

  /** What is spelled out, each with its line: `12 titleEn`. */
  inScript(source: string, file = 'script.ts'): readonly string[] {
    if (!this.inSource.test(source)) return [];
    const script = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true);
    const found: string[] = [];
    const note = (node: ts.Node, what: string): void => {
      found.push(`${script.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
    };
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && this.inName.test(node.text)) note(node, node.text);
      if (isText(node)) {
        if (this.whole.test(node.text)) note(node, node.text);
        else for (const [what] of node.text.matchAll(this.inText)) note(node, what);
      }
      ts.forEachChild(node, visit);
    };
    visit(script);
    return found;
  }

  inTemplate(source: string): readonly string[] {
    return source
      .replaceAll(/<!--[^]*?-->/g, '')
      .split('\n')
      .flatMap((line, at) => [...line.matchAll(this.inText)].map(([what]) => `${at + 1} ${what}`));
  }
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    node.kind === ts.SyntaxKind.TemplateHead ||
    node.kind === ts.SyntaxKind.TemplateMiddle ||
    node.kind === ts.SyntaxKind.TemplateTail
  );
}

/** The names in a script's objects, each with those that it stands in: `labels.payer`. */
export function keysInScript(source: string): readonly string[] {
  const script = ts.createSourceFile('words.ts', source, ts.ScriptTarget.ESNext, true);
  const keys: string[] = [];
  const visit = (node: ts.Node, within: string): void => {
    const isNamed =
      ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isMethodDeclaration(node);
    const here = isNamed ? `${within}${nameOf(node.name)}` : within;
    if (isNamed) keys.push(here);
    ts.forEachChild(node, (child) => visit(child, isNamed ? `${here}.` : within));
  };
  visit(script, '');
  return keys.sort();
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}
