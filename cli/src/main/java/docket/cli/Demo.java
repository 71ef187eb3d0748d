package docket.cli;

import picocli.CommandLine.Command;

@Command(name = "demo", description = "Shows a part of Docket with partners of its own: crm.")
final class Demo extends Several {}
