using System.Text;
using System.Text.Json;
using Darts.Domain.Sessions;

namespace Darts.Domain.Scripts.Seeds;

/// <summary>
/// What cloud-init finds in its session: a small disc for its source "NoCloud", which tells the guest who it is and, where no agent can
/// run the boot scripts, has cloud-init run them.
/// </summary>
internal static class CloudSeed
{
    /// <summary>By this label cloud-init knows the disc.</summary>
    private const string Label = "cidata";

    /// <summary>The disc's image.</summary>
    /// <param name="session">The session.</param>
    /// <param name="scripts">The scripts that cloud-init is to run, each with its place among the session's.</param>
    public static byte[] Build(Session session, IEnumerable<(int Index, string Text)> scripts) => DiscImage.Write(
        Label,
        session.CreatedAt,
        ("METADATA", "meta-data", MetaData(session)),
        ("USERDATA", "user-data", Encoding.ASCII.GetBytes(UserData(session, scripts))));

    /// <summary>JSON is YAML; whatever names and scripts hold is in base64, so that no reader of YAML can take it for anything else.</summary>
    public static string UserData(Session session, IEnumerable<(int Index, string Text)> scripts)
    {
        var (files, commands) = (new List<object>(), new List<string[]>());
        foreach (var start in scripts.Select(s => GuestStart.Of(session, s.Index, s.Text)))
        {
            files.Add(FileOf(start.ScriptPath, start.Script));
            files.Add(FileOf(start.StarterPath, start.Starter));
            commands.Add([GuestStart.Shell, start.StarterPath]);
        }

        return "#cloud-config\n" + JsonSerializer.Serialize(new Dictionary<string, object> { ["write_files"] = files, ["runcmd"] = commands });
    }

    /// <summary>The same instance, the same id: what cloud-init does once for each it does once in a session, however often that is started.</summary>
    private static byte[] MetaData(Session session) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>
    {
        ["instance-id"] = session.Id.ToString("D"),
        ["local-hostname"] = session.Name,
    });

    private static Dictionary<string, string> FileOf(string path, byte[] content) => new()
    {
        ["path"] = path,
        ["owner"] = "root:root",
        ["permissions"] = "0600",
        ["encoding"] = "b64",
        ["content"] = Convert.ToBase64String(content),
    };
}
