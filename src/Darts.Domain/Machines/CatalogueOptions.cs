using System.ComponentModel.DataAnnotations;

namespace Darts.Domain.Machines;

/// <summary>Where the catalogue stands: configuration section <c>Darts:Catalogue</c>.</summary>
public sealed class CatalogueOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Darts:Catalogue";

    /// <summary>The folder with one JSON file for each machine, and their pictures.</summary>
    [Required(ErrorMessage = "Darts:Catalogue:Directory is not set. Give the folder that holds the machines' JSON files.")]
    public string Directory { get; set; } = "/etc/darts/machines";
}
