using System.Text.Json;
using System.Text.Json.Serialization;
using Darts.Domain.Machines.Guests;
using Darts.Domain.Networks;
using Darts.Domain.Scripts;

namespace Darts.Domain.Machines;

/// <summary>Reads one file of the catalogue. A bad file becomes a machine that says what is wrong with it.</summary>
internal static class CatalogueFile
{
    private const int MaximumBytes = 256 * 1024;

    /// <summary>The widest that a site can set.</summary>
    private static readonly ScriptOptions s_scriptLimits = new();

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions s_writing = new(s_json) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; its name without the ending is the machine's id.</param>
    /// <param name="reason">Why the file is bad, for the log; null when it is good.</param>
    public static Machine Read(string path, out string? reason)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        try
        {
            if (new FileInfo(path).Length > MaximumBytes)
                throw new JsonException($"the file is larger than {MaximumBytes / 1024} KiB");
            using var stream = File.OpenRead(path);
            var definition = JsonSerializer.Deserialize<MachineDefinition>(stream, s_json) ?? throw new JsonException("the file says null");
            reason = Fault(definition, Path.GetDirectoryName(path)!);
            if (reason is null)
                return new Machine { Id = id, Definition = definition };
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            reason = e.Message;
        }

        return new Machine
        {
            Id = id,
            Definition = new MachineDefinition { Title = id },
            Problem = "The description of this machine has an error. The administrator finds it in the log.",
        };
    }

    /// <summary>Writes a new file: whole, or not at all.</summary>
    /// <exception cref="IOException">The folder cannot be written to, or there is such a file already.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static void Write(string path, MachineDefinition definition)
    {
        var draft = path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(definition, s_writing));
        File.Move(draft, path);
    }

    /// <summary>What is wrong with a machine's title; null when nothing is.</summary>
    public static string? TitleFault(string title) => string.IsNullOrWhiteSpace(title) || title.Length > 80 || title.Any(char.IsControl)
        ? "'title' must be one line of 1 to 80 characters"
        : null;

    private static string? Fault(MachineDefinition definition, string directory)
    {
        if (TitleFault(definition.Title) is { } title)
            return title;
        if (definition.Description.Length > 1000)
            return "'description' must have at most 1000 characters";
        if (SourceFault(definition) is { } source)
            return source;
        if (definition.Picture is { } picture && (!IsPlainFileName(picture) || CataloguePicture.MediaType(picture) is null))
            return "'picture' must be the plain name of a .png, .jpg, .webp or .svg file beside this one";
        if (definition.Picture is { } file && !File.Exists(Path.Combine(directory, file)))
            return $"'picture' names the file '{file}', which is not there";
        if (definition.DiskGiB is < 1 or > 4096)
            return "'diskGiB' must lie between 1 and 4096";
        if (definition.MaximumDiskGiB is < 1 or > 65_536)
            return "'maximumDiskGiB' must lie between 1 and 65536";
        if (definition.Sessions is < 1)
            return "'sessions' must be 1 or more";
        if (definition.Drivers is { } drivers && !IsPlainFileName(drivers))
            return "'drivers' must be the plain name of an ISO image in the machines pool, without a folder";
        if (NetworkReference.Fault(definition.Network) is { } network)
            return network;
        if (definition.Gpus is { } gpus && (gpus.Minimum < 0 || gpus.Maximum < 1 || gpus.Maximum < gpus.Minimum || gpus.Maximum > 16))
            return "'gpus' must have 0 ≤ minimum ≤ maximum, and a maximum of 1 to 16";
        if (definition.Directories.Select(d => d.Fault).OfType<string>().FirstOrDefault() is { } unshared)
            return "'directories': " + unshared;
        if (HardwareKeys.Fault(definition) is { } hardware)
            return hardware;
        for (var i = 0; i < definition.Scripts.Count; i++)
        {
            if (ScriptEntry.Fault(definition.Scripts[i], s_scriptLimits) is { } fault)
                return $"'scripts', entry {i + 1}, cannot be used: {fault}";
        }

        if (definition is { Scripts.Count: > 0, GuestAgent: false, CloudInit: false, InjectScripts: false })
            return "'scripts' need a guest with the agent that runs them, or with cloud-init; set 'guestAgent' or 'cloudInit' to true, or 'injectScripts' for one with neither";
        if (definition is { CloudInit: true, Guest: GuestKind.Windows })
            return "'cloudInit' is for Linux guests";
        if (definition.InjectScripts && InjectionFault(definition) is { } injection)
            return injection;
        return Fault(definition.Cores, "cores", 1) ?? Fault(definition.MemoryMiB, "memoryMiB", 16);
    }

    private static string? InjectionFault(MachineDefinition definition) => definition switch
    {
        { GuestAgent: true } or { CloudInit: true } => "'injectScripts' is for images with neither an agent nor cloud-init, which run scripts better; leave it out",
        { Guest: GuestKind.Windows } => "'injectScripts' is for Linux guests",
        { Template: not null } => "'injectScripts' is for images, not for the domain that 'template' names",
        { Format: MachineFormat.Iso } => "'injectScripts' is for images of disks, not for ISO images",
        _ => null,
    };

    private static string? Fault(ResourceRange range, string key, long least) =>
        range.Minimum < least || range.Default < range.Minimum || range.Maximum < range.Default
            ? $"'{key}' must have {least} ≤ minimum ≤ default ≤ maximum"
            : null;

    private static string? SourceFault(MachineDefinition definition)
    {
        if (new object?[] { definition.Image, definition.Volume, definition.Url, definition.Template }.Count(s => s is not null) != 1)
            return "exactly one of 'image', 'volume', 'url' and 'template' must say where the machine comes from";
        if (definition.Image is { } image && !IsPlainFileName(image))
            return "'image' must be the plain name of a volume in the machines pool, without a folder";
        if (definition.Volume is { } volume && !(IsPlainFileName(volume.Name) && IsPlainFileName(volume.Pool)))
            return "'volume' must have the plain names of a pool and of a volume in it";
        if (definition.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0))
            return "'url' must be an address that begins with https:// or http:// and has no password in it";
        if (definition.Template is { } template && (template.Length is 0 or > 200 || template.Any(char.IsControl)))
            return "'template' must be the name or UUID of a domain";
        if (definition.Template is not null && definition.Format != MachineFormat.Qcow2)
            return "'format' is said by the domain that 'template' names";
        if (definition.Template is not null && HardwareKeys.SaysAny(definition))
            return "the hardware is said by the domain that 'template' names, not by keys such as 'firmware'";
        if (definition is { Template: not null, CloudInit: true })
            return "'cloudInit' is for images, not for the domain that 'template' names";
        if (definition.Sha256 is { } digest && !(digest.Length == 64 && digest.All(char.IsAsciiHexDigit)))
            return "'sha256' must have 64 hexadecimal digits";
        return definition.MaximumMiB is < 1 or > 1 << 26 ? "'maximumMiB' must lie between 1 and 67108864" : null;
    }

    private static bool IsPlainFileName(string name) =>
        name.Length is > 0 and <= 200 && name[0] != '.' && !name.Any(c => c == '/' || c == '\\' || char.IsControl(c));
}
