import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { registerExplanations } from "./explain";
import { registerPreview } from "./preview";
import { programPath, showCannotStart } from "./program";

let client: LanguageClient | undefined;

async function start(): Promise<void> {
  client = new LanguageClient(
    "campaign",
    "Campaign",
    { command: programPath(), args: ["lsp"] },
    {
      documentSelector: [
        { scheme: "file", language: "campaign" },
        { scheme: "untitled", language: "campaign" },
      ],
      synchronize: { configurationSection: "campaign" },
    },
  );
  try {
    await client.start();
  } catch (error) {
    void showCannotStart(error); // The message may stand for long.
  }
}

async function restart(): Promise<void> {
  await client?.dispose().catch(() => undefined); // One that could not be started cannot be stopped either.
  await start();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  registerExplanations(context);
  registerPreview(context);
  context.subscriptions.push(
    vscode.commands.registerCommand("campaign.format", () => vscode.commands.executeCommand("editor.action.formatDocument")),
    vscode.commands.registerCommand("campaign.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("campaign.path")) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose().catch(() => undefined);
}
