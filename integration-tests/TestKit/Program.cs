using HrHub.TestKit.Erasures;
using HrHub.TestKit.Exports;
using HrHub.TestKit.Media;

if (args is ["erase", var folder, var candidateId, var at]) await ErasureProbe.Run(folder, candidateId, int.Parse(at));
else if (args is ["bundle", var bytes]) await BundleProbe.Run(long.Parse(bytes));
else if (args is ["workbook", var rows]) await WorkbookProbe.Run(int.Parse(rows));
else if (args is ["export", var dying, var file]) await ExportJobProbe.Die(dying, int.Parse(file));
else if (args is ["export", var data]) await ExportJobProbe.Run(data);
else await CaptureProbe.Run(args[0], args[1], args[2], args.ElementAtOrDefault(3));
