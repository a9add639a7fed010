using System.Globalization;

namespace Darts.Libvirt;

public readonly partial struct CpuSet
{
    /// <summary>Reads libvirt's text form: numbers and ranges, comma-separated, of which <c>^</c> takes back what stands before it.</summary>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static CpuSet Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cpus = new HashSet<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var taken = part[0] == '^';
            var ends = part[(taken ? 1 : 0)..].Split('-', 2);
            var first = Number(ends[0], text);
            var last = ends.Length > 1 ? Number(ends[1], text) : first;
            if (last < first)
            {
                throw new FormatException($"'{text}' is no set of processors.");
            }

            var range = Enumerable.Range(first, last - first + 1);
            if (taken)
            {
                cpus.ExceptWith(range);
            }
            else
            {
                cpus.UnionWith(range);
            }
        }

        return new CpuSet(cpus);
    }

    /// <summary>libvirt's text form, such as <c>0-3,8</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        using var cpus = GetEnumerator();
        for (var more = cpus.MoveNext(); more;)
        {
            int first = cpus.Current, last = first;
            while ((more = cpus.MoveNext()) && cpus.Current == last + 1)
            {
                last++;
            }

            parts.Add(first == last ? $"{first}" : $"{first}-{last}");
        }

        return string.Join(',', parts);
    }

    private static int Number(string digits, string text) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaximumCpu
            ? number
            : throw new FormatException($"'{text}' is no set of processors.");
}
