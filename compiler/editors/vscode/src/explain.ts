import * as vscode from "vscode";
import { runProgram, showCannotStart } from "./program";

const scheme = "campaign-explain";

/** Texts of `campaign explain`, as documents that nobody can edit: `campaign-explain:NAME`. */
export function registerExplanations(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent({ path }) {
        const { status, stdout, stderr } = await runProgram(["explain", path]);
        return status === 0 ? stdout : stderr;
      },
    }),
    vscode.commands.registerCommand("campaign.explain", explainAtCursor),
  );
}

async function explainAtCursor(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const name = await findingAt(editor);
  if (!name) return;
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: name }));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
  } catch (error) {
    await showCannotStart(error);
  }
}

/** The finding at the cursor; of several the one that is chosen; at a cursor without any, one of the line's or of the file's. */
async function findingAt({ document, selection }: vscode.TextEditor): Promise<string | undefined> {
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "campaign");
  const here = own.filter(({ range }) => range.contains(selection.active));
  const onLine = own.filter(({ range }) => range.start.line <= selection.active.line && selection.active.line <= range.end.line);
  const near = here.length > 0 ? here : onLine.length > 0 ? onLine : own;
  const messages = new Map(near.map(({ code, message }) => [String(code), message.split("\n", 1)[0]]));
  if (messages.size === 0) {
    void vscode.window.showInformationMessage("There is no finding in this plan.");
    return undefined;
  }
  if (messages.size === 1) return [...messages.keys()][0];
  const items = [...messages].map(([label, detail]) => ({ label, detail }));
  return (await vscode.window.showQuickPick(items, { placeHolder: "Which finding?" }))?.label;
}
