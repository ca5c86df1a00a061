using HrHub.Local.Commands;

return await CommandLine.Run(args);
