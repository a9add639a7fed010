using Darts.Domain.Sessions;
using Darts.Domain.Sessions.Saving;

namespace Darts.Domain.Tests.Sessions;

public sealed class SessionMetadataTests
{
    [Theory]
    [InlineData("alice")]
    [InlineData("<b>&\"'</b>")]
    [InlineData("مريم")]
    [InlineData("Zoë 🦓")]
    public void What_is_written_is_read_back(string owner)
    {
        var metadata = Some.Metadata(owner) with
        {
            EndedAt = Some.Noon.AddMinutes(3),
            EndedBy = "admin " + owner,
            StoppedAt = Some.Noon.AddMinutes(1),
            ResetAt = Some.Noon.AddMinutes(2),
            OpenedAt = Some.Noon,
            InjectedAt = Some.Noon.AddSeconds(40),
            Saving = new SavingMark(Some.Noon.AddMinutes(4), "saved", owner),
            Label = owner,
            Groups = [owner, "beamline 7"],
            IsPersistent = true,
            IsOneShot = true,
            UsesMaster = true,
            DiskMiB = 1L << 40,
            MoreDisksMiB = [512, 7],
            Site = "/overlays/",
            Master = "0123456789ab-ba9876543210",
            GuestAgent = true,
        };
        Assert.Equal(metadata, SessionMetadata.TryParse(metadata.ToXml().ToString()));
        Assert.Equal(metadata, SessionMetadata.TryParse(metadata.ToBareXml()));
    }

    [Fact]
    public void A_session_in_the_making_has_not_started()
    {
        var metadata = Some.Metadata() with { StartedAt = null };
        Assert.Null(SessionMetadata.TryParse(metadata.ToXml().ToString())!.StartedAt);
    }

    [Fact]
    public void A_session_may_live_for_ever()
    {
        var metadata = Some.Metadata() with { Deadline = null };
        Assert.Equal(metadata, SessionMetadata.TryParse(metadata.ToBareXml()));
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<session/>")]
    [InlineData("<d:session xmlns:d='urn:darts:session:1'/>")]
    [InlineData("<d:session xmlns:d='urn:darts:session:1' owner='a' machine='m' title='t' created='yesterday' deadline='2026-01-01T00:00:00.0000000+00:00'/>")]
    [InlineData("<d:session xmlns:d='urn:other' owner='a' machine='m' title='t' created='2026-01-01T00:00:00.0000000+00:00' deadline='2026-01-01T00:00:00.0000000+00:00'/>")]
    public void Metadata_that_Darts_did_not_write_is_nobodys_session(string xml) => Assert.Null(SessionMetadata.TryParse(xml));

    [Fact]
    public void A_session_is_unwanted_from_its_end_or_its_deadline_whichever_comes_first()
    {
        var metadata = Some.Metadata();
        Assert.Null(metadata.UnwantedSince(Some.Noon.AddHours(3)));
        Assert.Equal(metadata.Deadline, metadata.UnwantedSince(Some.Noon.AddHours(5)));
        var ended = metadata with { EndedAt = Some.Noon.AddHours(1) };
        Assert.Equal(ended.EndedAt, ended.UnwantedSince(Some.Noon.AddHours(1)));
        Assert.Equal(ended.EndedAt, ended.UnwantedSince(Some.Noon.AddHours(5)));
    }
}
