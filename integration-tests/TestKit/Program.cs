using HrHub.TestKit.Erasures;
using HrHub.TestKit.Media;

if (args is ["erase", var folder, var candidateId, var at]) await ErasureProbe.Run(folder, candidateId, int.Parse(at));
else await CaptureProbe.Run(args[0], args[1], args[2], args.ElementAtOrDefault(3));
