using HrHub.Core.Access;
using HrHub.Core.Records;
using HrHub.Core.Work;
using HrHub.TestKit;

namespace HrHub.Tests.Work;

public sealed class SeenFileTests
{
    [Fact]
    public void A_file_holds_what_the_table_of_stages_shows_and_nothing_else()
    {
        foreach (var role in Enum.GetValues<Role>())
            foreach (var stage in HiringStages.All)
            {
                var seen = Whole(stage).SeenBy(role);
                var interview = seen.Interviews.Single();
                bool Sees(SeenClass cls) => StageSight.Sees(role, stage, cls);
                Assert.Equal(
                    (Sees(SeenClass.Scores), Sees(SeenClass.Scores), Sees(SeenClass.Transcript), Sees(SeenClass.Emotions), Sees(SeenClass.Video), Sees(SeenClass.Comments)),
                    (interview.Interview.Overall is not null, interview.Folder.Length > 0, interview.Interview.Transcript.Count > 0, interview.Interview.Emotions.Count > 0, interview.Interview.Media.Count > 0, seen.Work.Comments.Count > 0));
                Assert.Equal("客户经理", interview.Interview.Position!.Title);
            }
    }

    private static CandidateFile Whole(string stage) => People.File("cand-1", People.Interview("i-1") with
    {
        Emotions = [new() { Label = "calm" }], Media = [new() { MediaId = "m-1", Kind = Core.Canonical.MediaKind.Video }],
    }) with
    {
        Stage = stage, Work = new() { Comments = [new() { CommentId = "c-1", Text = "x", By = "hr-1", At = TestStores.Start }] },
    };
}
