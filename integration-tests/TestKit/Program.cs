using HrHub.TestKit.Media;

await CaptureProbe.Run(args[0], args[1], args[2]);
